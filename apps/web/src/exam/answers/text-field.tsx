import { countWords } from '@petakom/domain'
import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'
import { useTyped } from './use-typed.ts'

const LONGEST = 20_000

/** A line, or a page with its count of words. What goes beyond the limit is shown and not sent. */
export function TextField({ interaction, name, value, onAnswer }: FieldProps<'short-text' | 'long-text'>) {
  const { t } = useSettings()
  const held = value && 'text' in value ? (value.text ?? '') : ''
  const isLong = interaction.type === 'long-text'
  const isOver = (text: string) => isLong && countWords(text) > interaction.mostWords
  const typed = useTyped(held, (text) => {
    if (!isOver(text)) onAnswer({ text: text.trim() === '' ? null : text })
  })
  const shared = { id: name, 'aria-describedby': `${name}-count`, ...typed }
  if (!isLong) {
    return (
      <div className="text-answer">
        <label htmlFor={name}>{t('answer.short')}</label>
        <input type="text" autoComplete="off" maxLength={interaction.most} {...shared} />
        <p id={`${name}-count`} className="hint">
          {t('answer.characters', { most: interaction.most })}
        </p>
      </div>
    )
  }
  const over = isOver(typed.value)
  return (
    <div className="text-answer">
      <label htmlFor={name}>{t('answer.long')}</label>
      <textarea rows={10} maxLength={LONGEST} aria-invalid={over} {...shared} />
      <p id={`${name}-count`} className={over ? 'problem' : 'hint'} role={over ? 'alert' : undefined}>
        {t(over ? 'answer.tooManyWords' : 'answer.words', {
          count: countWords(typed.value),
          most: interaction.mostWords,
        })}
      </p>
    </div>
  )
}
