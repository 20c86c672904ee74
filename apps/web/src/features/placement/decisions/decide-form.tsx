import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { decidePost } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { type FieldError, FieldErrorSummary } from '../../../ui/field-error-summary.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { choicesOf, emptyDraft, faultsOf, priceOf, type WordDraft, wordBody } from './decide-draft.ts'
import classes from './decisions.module.css'
import { formatPoints, type SheetPostView } from './proposal-data.ts'

interface Props {
  readonly proposalId: string
  readonly view: SheetPostView
  readonly onSaved: () => void
}

/** The PPK's word on one post: the price of a departure stands above the button that accepts it. */
export function DecideForm({ proposalId, view, onSaved }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const group = useId()
  const [draft, setDraft] = useState<WordDraft>(() => emptyDraft(view))
  const [faults, setFaults] = useState<readonly FieldError[]>([])
  const change = (part: Partial<WordDraft>) => setDraft({ ...draft, ...part })
  const sending = useMutation({
    mutationFn: () =>
      callApi(decidePost, { params: { id: proposalId, post: view.post.index }, body: wordBody(draft, view) }),
    onSuccess: async () => {
      onSaved()
      await client.invalidateQueries({ queryKey: ['proposal', proposalId] })
    },
  })
  const isDeparture = draft.choice !== '' && draft.choice !== 'follow'
  const price = priceOf(draft, view)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(draft).map(({ field, key }) => ({
      fieldId: `${group}-${field}`,
      message: t(`decision:form.${key}`),
    }))
    setFaults(found)
    if (found.length === 0) sending.mutate()
  }
  const faultOf = (field: string) => faults.find(({ fieldId }) => fieldId === `${group}-${field}`)?.message
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <FieldErrorSummary errors={faults} />
      <fieldset className={classes.choices} id={`${group}-choice`} tabIndex={-1}>
        <legend>{t('decision:form.legend')}</legend>
        {choicesOf(view).map(({ value, key, values }) => (
          <Radio
            key={value}
            name={`${group}-word`}
            value={value}
            label={t(`decision:form.${key}`, values)}
            checked={draft.choice === value}
            onChange={() => change({ choice: value })}
          />
        ))}
      </fieldset>
      {isDeparture && draft.choice !== 'postpone' ? (
        <Notice tone="warning" live title={t('decision:form.priceTitle')}>
          {price === null ? t('decision:form.priceUnknown') : t('decision:form.price', { points: formatPoints(price) })}
        </Notice>
      ) : null}
      {isDeparture ? (
        <Textarea
          id={`${group}-reason`}
          mt="sm"
          label={t('decision:form.reason')}
          description={t('decision:form.reasonHint')}
          autosize
          minRows={2}
          maxLength={1000}
          error={faultOf('reason')}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      ) : null}
      <Textarea
        mt="sm"
        label={t('decision:form.considerations')}
        description={t('decision:form.considerationsHint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.considerations}
        onChange={(event) => change({ considerations: event.currentTarget.value })}
      />
      <TextInput
        mt="sm"
        id={`${group}-heard`}
        label={t('decision:form.heard')}
        description={t('decision:form.heardHint')}
        error={faultOf('heard')}
        value={draft.heard}
        onChange={(event) => change({ heard: event.currentTarget.value })}
      />
      {sending.isError ? <ErrorNotice error={sending.error} /> : null}
      <Button mt="md" type="submit" loading={sending.isPending}>
        {t('decision:form.submit')}
      </Button>
    </form>
  )
}
