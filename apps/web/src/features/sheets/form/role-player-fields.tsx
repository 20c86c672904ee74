import { Stack } from '@mantine/core'
import type { ObservationSheetContent } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import classes from './form.module.css'
import { ListEditor } from './list-editor.tsx'
import { Line, Lines, Text, Whole } from './text-fields.tsx'

type RolePlayer = NonNullable<ObservationSheetContent['rolePlayer']>

export function RolePlayerFields(props: { value: RolePlayer; onChange: (part: Partial<RolePlayer>) => void }) {
  const { t } = useTranslation()
  const { value, onChange } = props
  return (
    <fieldset className={classes.list}>
      <legend>{t('sheets:edit.rolePlayer')}</legend>
      <Stack gap="sm">
        <Line label={t('sheets:edit.roleName')} value={value.name} onChange={(name) => onChange({ name })} />
        <Line label={t('sheets:edit.role')} value={value.role} onChange={(role) => onChange({ role })} />
        <Lines
          label={t('sheets:edit.background')}
          hint={t('sheets:edit.onePerLine')}
          value={value.background}
          onChange={(background) => onChange({ background })}
        />
        <Text label={t('sheets:view.opening')} value={value.opening} onChange={(opening) => onChange({ opening })} />
        <ListEditor
          legend={t('sheets:view.responses')}
          entryName={t('sheets:edit.response')}
          entries={value.responses}
          blank={{ when: '', reply: '' }}
          most={30}
          onChange={(responses) => onChange({ responses })}
        >
          {(entry, change, index) => (
            <>
              <Line
                label={t('sheets:edit.whenOf', { n: index + 1 })}
                value={entry.when}
                onChange={(when) => change({ when })}
              />
              <Text
                label={t('sheets:edit.replyOf', { n: index + 1 })}
                value={entry.reply}
                onChange={(reply) => change({ reply })}
              />
            </>
          )}
        </ListEditor>
        <ListEditor
          legend={t('sheets:view.prompts')}
          entryName={t('sheets:edit.prompt')}
          entries={value.prompts}
          blank={{ minute: 10, say: '' }}
          most={20}
          onChange={(prompts) => onChange({ prompts })}
        >
          {(entry, change, index) => (
            <>
              <Whole
                label={t('sheets:edit.minuteOf', { n: index + 1 })}
                value={entry.minute}
                onChange={(minute) => change({ minute })}
              />
              <Text
                label={t('sheets:edit.sayOf', { n: index + 1 })}
                value={entry.say}
                onChange={(say) => change({ say })}
              />
            </>
          )}
        </ListEditor>
        <Lines
          label={t('sheets:view.never')}
          hint={t('sheets:edit.onePerLine')}
          value={value.never}
          onChange={(never) => onChange({ never })}
        />
      </Stack>
    </fieldset>
  )
}
