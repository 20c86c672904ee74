import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { addCareer, addDiscipline, addPerformance } from '@petakom/contract'
import { PREDICATES, SEVERITIES } from '@petakom/domain'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { CareerFields } from './career-fields.tsx'

export type RecordKind = 'performance' | 'discipline' | 'career'
export type RecordDraft = Readonly<Record<string, string>>

interface Props {
  readonly kind: RecordKind
  readonly pegawaiId: string
  readonly opened: boolean
  /** The fact that a correction takes the place of; null for one that is new. */
  readonly corrected: RecordDraft | null
  readonly onSaved: () => Promise<unknown>
  readonly onClose: () => void
}

/** Adds or corrects one predicate, sanction or earlier post. Stays open with what was typed when the server refuses. */
export function RecordDialog(props: Props) {
  const { t } = useTranslation()
  const { kind, corrected, opened, onClose } = props
  const subject = corrected?.year ?? corrected?.decree ?? corrected?.jobName ?? ''
  const title = corrected ? t(`pegawai:record.correctTitle.${kind}`, { subject }) : t(`pegawai:record.addTitle.${kind}`)
  const closeButtonProps = { 'aria-label': t('common:action.close') }
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={closeButtonProps}>
      {opened ? <RecordForm {...props} /> : null}
    </Modal>
  )
}

function RecordForm({ kind, pegawaiId, corrected, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<RecordDraft>(corrected ?? {})
  const save = useMutation({
    mutationFn: () => send(kind, pegawaiId, draft, corrected?.id),
    onSuccess: async () => {
      await onSaved()
      onClose()
    },
  })
  const field = (name: string) => ({
    required: true,
    value: draft[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft((before) => ({ ...before, [name]: value }))
    },
  })
  const options = (list: readonly { code: string }[], group: 'predicates' | 'severities') => [
    { value: '', label: t('pegawai:record.choose') },
    ...list.map(({ code }) => ({ value: code, label: t(`pegawai:record.${group}.${code}`) })),
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {kind === 'career' ? <CareerFields field={field} /> : null}
        {kind === 'performance' ? (
          <>
            <TextInput label={t('pegawai:record.year')} inputMode="numeric" pattern="\d{4}" {...field('year')} />
            <NativeSelect
              label={t('pegawai:record.predicate')}
              data={options(PREDICATES, 'predicates')}
              {...field('predicate')}
            />
            <TextInput
              label={t('pegawai:record.source')}
              description={t('pegawai:record.sourceHint')}
              maxLength={200}
              {...field('source')}
            />
          </>
        ) : null}
        {kind === 'discipline' ? (
          <>
            <NativeSelect
              label={t('pegawai:record.severity')}
              data={options(SEVERITIES, 'severities')}
              {...field('severity')}
            />
            <TextInput label={t('pegawai:record.decree')} maxLength={200} {...field('decree')} />
            <TextInput label={t('pegawai:record.from')} type="date" {...field('from')} />
            <TextInput label={t('pegawai:record.until')} type="date" {...field('until')} />
          </>
        ) : null}
        {corrected ? (
          <Textarea
            label={t('pegawai:record.reason')}
            description={t('pegawai:record.reasonHint')}
            autosize
            minRows={2}
            minLength={5}
            maxLength={500}
            {...field('reason')}
          />
        ) : null}
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('pegawai:record.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function send(kind: Props['kind'], id: string, draft: RecordDraft, corrects: string | undefined): Promise<unknown> {
  const correction = corrects ? { corrects, reason: draft.reason } : {}
  const { year, predicate, source, severity, decree, from, until } = draft
  if (kind === 'career') {
    const { jobName, unitName, tier, field } = draft
    const body = { jobName, unitName, tier: tier || null, field: field || null, from, until, source, ...correction }
    return callApi(addCareer, { params: { id }, body: body as never })
  }
  return kind === 'performance'
    ? callApi(addPerformance, {
        params: { id },
        body: { year: Number(year), predicate, source, ...correction } as never,
      })
    : callApi(addDiscipline, { params: { id }, body: { severity, decree, from, until, ...correction } as never })
}
