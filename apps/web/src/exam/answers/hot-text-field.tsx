import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'
import { LimitHint } from './limit-hint.tsx'

/** A passage in which some parts are buttons that stay pressed. */
export function HotTextField({ interaction, value, onAnswer }: FieldProps<'hot-text'>) {
  const { t } = useSettings()
  const { segments, least, most } = interaction
  const chosen = value && 'choices' in value ? value.choices : []
  const toggle = (id: string) => {
    const others = most === 1 ? [] : chosen
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...others, id]
    onAnswer({ choices: segments.flatMap((one) => ('id' in one && next.includes(one.id) ? [one.id] : [])) })
  }
  return (
    <>
      <LimitHint least={least} most={most} chosen={chosen.length} hint={t('answer.hotText')} />
      <p className="hot-text">
        {segments.map((segment, place) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage never changes its order.
          if (!('id' in segment)) return <span key={place}>{segment.text}</span>
          const isChosen = chosen.includes(segment.id)
          return (
            <button
              key={segment.id}
              type="button"
              aria-pressed={isChosen}
              disabled={!isChosen && most > 1 && chosen.length >= most}
              onClick={() => toggle(segment.id)}
            >
              {segment.text}
            </button>
          )
        })}
      </p>
    </>
  )
}
