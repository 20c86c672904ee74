import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'

/** A list of choices for each of the left; a right one that is used up cannot be chosen again. */
export function MatchField({ interaction, name, value, onAnswer }: FieldProps<'match'>) {
  const { t } = useSettings()
  const { left, right, mostPerRight } = interaction
  const pairs = value && 'pairs' in value ? value.pairs : []
  const rightOf = (id: string) => pairs.find(([one]) => one === id)?.[1] ?? ''
  const isUsedUp = (id: string) => pairs.filter(([, one]) => one === id).length >= mostPerRight
  const pair = (leftId: string, rightId: string) =>
    onAnswer({
      pairs: left.flatMap(({ id }): [string, string][] => {
        const chosen = id === leftId ? rightId : rightOf(id)
        return chosen === '' ? [] : [[id, chosen]]
      }),
    })
  return (
    <>
      <p className="hint">
        {t('answer.match', { most: mostPerRight })}{' '}
        <span role="status">{t('answer.matched', { count: pairs.length, total: left.length })}</span>
      </p>
      {left.map(({ id, text }) => (
        <div key={id} className="match-row">
          <label htmlFor={`${name}-${id}`}>{text}</label>
          <select id={`${name}-${id}`} value={rightOf(id)} onChange={(event) => pair(id, event.target.value)}>
            <option value="">{t('answer.noPair')}</option>
            {right.map((option) => (
              <option key={option.id} value={option.id} disabled={isUsedUp(option.id) && rightOf(id) !== option.id}>
                {option.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  )
}
