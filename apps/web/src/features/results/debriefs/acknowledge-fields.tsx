import { Radio, Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface Word {
  readonly agrees: boolean
  readonly words: string
}

/** Whether the participant agrees with what was recorded, and what they want to say. */
export function AcknowledgeFields({ word, onChange }: { word: Word; onChange: (word: Word) => void }) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Radio.Group
        label={t('debriefs:word.question')}
        value={word.agrees ? 'yes' : 'no'}
        onChange={(value) => onChange({ ...word, agrees: value === 'yes' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="yes" label={t('debriefs:word.agrees')} />
          <Radio value="no" label={t('debriefs:word.objects')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('debriefs:word.words')}
        autosize
        minRows={2}
        maxLength={1000}
        value={word.words}
        onChange={(event) => onChange({ ...word, words: event.currentTarget.value })}
      />
    </Stack>
  )
}
