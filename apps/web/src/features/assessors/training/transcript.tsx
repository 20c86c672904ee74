import type { OpenCase } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import classes from './case-rater.module.css'

interface Marking {
  readonly person: string
  readonly name: string
  readonly marked: readonly string[]
  readonly onToggle: (line: string) => void
}

/** What was said, in order; the lines of the person who is rated can be marked as evidence. */
export function Transcript({ content, marking }: { content: OpenCase['content']; marking?: Marking }) {
  const { t } = useTranslation()
  const names = new Map(content.persons.map(({ id, name }) => [id, name]))
  return (
    <ol className={classes.lines}>
      {content.lines.map(({ id, at, who, text }) => (
        <li key={id} data-own={marking && who === marking.person ? true : undefined}>
          <span className={classes.who}>
            <span className={classes.time}>{at}</span> {names.get(who) ?? who}
          </span>
          {marking && who === marking.person ? (
            <label className={classes.mark}>
              <input
                type="checkbox"
                checked={marking.marked.includes(id)}
                onChange={() => marking.onToggle(id)}
                aria-label={t('assessors:rate.mark', { at, name: marking.name })}
              />
              <span>{text}</span>
            </label>
          ) : (
            <span>{text}</span>
          )}
        </li>
      ))}
    </ol>
  )
}
