import { Button, Fieldset, Group, NativeSelect, Radio, Stack, Textarea } from '@mantine/core'
import type { ItemDraft } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { choiceOf, optionsOf, withOptions } from './item-draft.ts'

const FEWEST = 3
const MOST = 5
const GRADES = ['0', '1', '2', '3']

export function OptionFields({ draft, onDraft }: { draft: ItemDraft; onDraft: (draft: ItemDraft) => void }) {
  const { t } = useTranslation()
  const isGraded = draft.kind === 'situational-judgement'
  const options = optionsOf(draft)
  const set = (next: readonly { text: string; weight: number }[]) => onDraft(withOptions(draft, next))
  const change = (place: number, part: { text?: string; weight?: number }) =>
    set(options.map((option, index) => (index === place ? { ...option, ...part } : option)))
  const makeKey = (place: number) =>
    set(options.map((option, index) => ({ ...option, weight: index === place ? 1 : 0 })))
  return (
    <Fieldset legend={t('items:item.options')} bg="var(--bg)">
      <p>{isGraded ? t('items:form.gradedHint') : t('items:form.keyHint')}</p>
      <Stack>
        {choiceOf(draft).options.map(({ id, text }, place) => (
          <Group key={id} align="end" wrap="wrap">
            <Textarea
              style={{ flex: '1 1 240px' }}
              label={t('items:form.optionText', { letter: id })}
              required
              autosize
              minRows={1}
              value={text}
              onChange={(event) => change(place, { text: event.currentTarget.value })}
            />
            {isGraded ? (
              <NativeSelect
                label={t('items:form.weightOf', { letter: id })}
                data={GRADES}
                value={String(choiceOf(draft).weights[id] ?? 0)}
                onChange={(event) => change(place, { weight: Number(event.currentTarget.value) })}
              />
            ) : (
              <Radio
                name="kunci"
                mb="sm"
                label={t('items:form.isKey', { letter: id })}
                checked={choiceOf(draft).weights[id] === 1}
                onChange={() => makeKey(place)}
              />
            )}
            {!isGraded && options.length > FEWEST ? (
              <Button
                variant="default"
                aria-label={t('items:form.removeOptionOf', { letter: id })}
                onClick={() => set(options.filter((_, index) => index !== place))}
              >
                {t('items:form.removeOption')}
              </Button>
            ) : null}
          </Group>
        ))}
        {!isGraded && options.length < MOST ? (
          <Group>
            <Button variant="default" onClick={() => set([...options, { text: '', weight: 0 }])}>
              {t('items:form.addOption')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Fieldset>
  )
}
