import { Stack } from '@mantine/core'
import type { ActKind } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices, useDraftForm } from '../draft-form.tsx'
import { freeNameFor } from '../draft-parts.ts'
import { ChoiceField, ChoicesField } from '../fields/choice-field.tsx'
import classes from '../fields/fields.module.css'
import { ListFields } from '../fields/list-fields.tsx'
import { MinuteField } from '../fields/number-field.tsx'
import { useActKinds, withKey } from '../fields/pattern-fields.tsx'
import { CheckField, ParagraphsField, TextField } from '../fields/text-field.tsx'
import { OptionForm } from './option-form.tsx'
import type { ThingProps } from './thing-props.ts'

const CHANNELS = ['memo', 'letter', 'email', 'chat', 'phone', 'radio'] as const

export function MessageForm({ value, onValue }: ThingProps<'messages'>) {
  const { t } = useTranslation()
  const { draft } = useDraftForm()
  const isSent = value.arrives === null
  return (
    <Stack gap="sm">
      <div className={classes.row}>
        <div className={classes.grow}>
          <ChoiceField
            path="from"
            label={t('simulation:message.from')}
            value={value.from}
            data={useChoices('actor')}
            onValue={(from) => onValue({ ...value, from })}
          />
        </div>
        <ChoiceField
          path="channel"
          label={t('simulation:message.channel')}
          value={value.channel}
          data={CHANNELS.map((one) => ({ value: one, label: t(`simulation:channel.${one}`) }))}
          onValue={(channel) => onValue({ ...value, channel })}
        />
      </div>
      <TextField
        path="subject"
        isSentence
        label={t('simulation:message.subject')}
        value={value.subject}
        onValue={(subject) => onValue({ ...value, subject })}
      />
      <ParagraphsField
        path="body"
        label={t('simulation:message.body')}
        description={t('simulation:field.paragraphs')}
        value={value.body}
        onValue={(body) => onValue({ ...value, body })}
      />
      <CheckField
        path="sent-by-event"
        label={t('simulation:message.sentByEvent')}
        description={t('simulation:message.sentByEventHint')}
        value={isSent}
        onValue={(is) => onValue({ ...value, arrives: is ? null : 0 })}
      />
      <div className={classes.row}>
        {value.arrives === null ? null : (
          <MinuteField
            path="arrives"
            label={t('simulation:message.arrives')}
            value={value.arrives}
            onValue={(arrives) => arrives !== undefined && onValue({ ...value, arrives })}
          />
        )}
        <MinuteField
          path="closes"
          label={t('simulation:message.closes')}
          value={value.closes ?? undefined}
          onValue={(closes) => onValue(withKey(value, 'closes', closes))}
        />
      </div>
      <ChoicesField
        path="attachments"
        label={t('simulation:message.attachments')}
        value={value.attachments ?? []}
        data={useChoices('document')}
        onValue={(ids) => onValue(withKey(value, 'attachments', ids.length > 0 ? ids : undefined))}
      />
      <ChoicesField
        path="acts"
        label={t('simulation:message.acts')}
        whenNone={t('simulation:message.allActs')}
        value={value.acts ?? []}
        data={useActKinds()}
        onValue={(kinds) => onValue(withKey(value, 'acts', kinds.length > 0 ? (kinds as ActKind[]) : undefined))}
      />
      <ListFields
        path="options"
        legend={t('simulation:message.options')}
        hint={t('simulation:message.optionsHint')}
        one={t('simulation:option.one')}
        add={t('simulation:option.add')}
        items={value.options ?? []}
        onItems={(options) => onValue(withKey(value, 'options', options.length > 0 ? options : undefined))}
        blank={() => ({ id: freeNameFor(draft, 'options'), label: '' })}
        most={12}
        render={(option, onOption, path) => <OptionForm path={path} value={option} onValue={onOption} />}
      />
    </Stack>
  )
}
