import { Fieldset, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LimitFields } from './choosing-fields.tsx'
import { Field } from './field.tsx'
import { fieldId } from './field-id.ts'
import { readPassage } from './hot-passage.ts'
import type { KindDraftOf } from './kind-draft.ts'
import type { KindFieldsProps } from './kind-fields.tsx'

const hotParts = (passage: string) => (readPassage(passage) ?? []).filter(({ isHot }) => isHot).map(({ text }) => text)

export function HotTextFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'hot-text'>>) {
  const { t } = useTranslation()
  const parts = hotParts(draft.passage)
  /** Points stay with their part of the passage, when another is marked before it. */
  const setPassage = (passage: string) => {
    const before = hotParts(draft.passage)
    const after = hotParts(passage)
    const isSameCount = before.length === after.length
    const points = after.map((text, place) => draft.points[isSameCount ? place : before.indexOf(text)] ?? '0')
    onDraft({ ...draft, passage, points })
  }
  return (
    <>
      <Field
        id="jawaban-bacaan"
        label={t('editor:hot.passage')}
        description={t('editor:hot.hint')}
        isLong
        value={draft.passage}
        onValue={setPassage}
      />
      {parts.length > 0 ? (
        <Fieldset legend={t('editor:hot.parts')} bg="var(--bg)">
          <Stack>
            {parts.map((text, place) => (
              <Field
                // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
                key={place}
                id={fieldId('bagian', place, 'poin')}
                label={t('editor:pointsOf', { name: text })}
                inputMode="numeric"
                value={draft.points[place] ?? '0'}
                onValue={(points) =>
                  onDraft({ ...draft, points: parts.map((_, n) => (n === place ? points : (draft.points[n] ?? '0'))) })
                }
              />
            ))}
          </Stack>
        </Fieldset>
      ) : null}
      <LimitFields draft={draft} onDraft={onDraft} />
    </>
  )
}
