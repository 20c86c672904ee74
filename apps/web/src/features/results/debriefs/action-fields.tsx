import { Button, Fieldset, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import type { DebriefAction } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly number: number
  readonly action: DebriefAction
  readonly earliest: string
  readonly onChange: (change: Partial<DebriefAction>) => void
  /** Null for the last one that is left. */
  readonly onRemove: (() => void) | null
}

/** One agreed action. */
export function ActionFields({ number, action, earliest, onChange, onRemove }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <Fieldset legend={t('debriefs:form.actionNumber', { number })}>
      <Stack>
        <NativeSelect
          label={t('debriefs:form.competency')}
          value={action.competency ?? ''}
          data={[
            { value: '', label: t('debriefs:record.general') },
            ...COMPETENCIES.map(({ code, name, nameEn }) => ({
              value: code,
              label: i18n.language === 'en' ? nameEn : name,
            })),
          ]}
          onChange={(event) => onChange({ competency: event.currentTarget.value || null })}
        />
        <Textarea
          label={t('debriefs:form.action')}
          required
          autosize
          minRows={2}
          minLength={5}
          maxLength={500}
          value={action.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <TextInput
          label={t('debriefs:form.support')}
          description={t('debriefs:form.supportHint')}
          maxLength={300}
          value={action.support}
          onChange={(event) => onChange({ support: event.currentTarget.value })}
        />
        <TextInput
          label={t('debriefs:form.due')}
          type="date"
          min={earliest}
          value={action.due ?? ''}
          onChange={(event) => onChange({ due: event.currentTarget.value || null })}
        />
        {onRemove ? (
          <div>
            <Button variant="default" size="xs" onClick={onRemove}>
              {t('debriefs:form.removeAction', { number })}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Fieldset>
  )
}
