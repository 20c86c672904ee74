import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type AssessorRecordReply, saveAssessor, suspendAssessor } from '@petakom/contract'
import { ASSESSOR_GRADES, type AssessorGrade, tierName } from '@petakom/domain'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

interface Props {
  readonly record: AssessorRecordReply
  /** Null for who may only read. */
  readonly onSaved: (() => Promise<unknown>) | null
}

/** Grade, tiers that may be assessed, and where the person comes from; a suspension with its reason. */
export function ProfileSection({ record, onSaved }: Props) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('assessors:profile.title')}</h2>
      {onSaved ? (
        <ProfileForm key={JSON.stringify(record.profile)} record={record} onSaved={onSaved} />
      ) : record.profile ? (
        <p>
          {t('assessors:profile.words', {
            grade: t(`assessors:grade.${record.profile.grade}`),
            tiers: record.profile.tiers.map(tierName).join(', ') || '–',
          })}
        </p>
      ) : (
        <p>{t('assessors:standing.reasons.no-profile')}</p>
      )}
    </section>
  )
}

function ProfileForm({ record, onSaved }: { record: AssessorRecordReply; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { profile, accountId: id } = record
  const [grade, setGrade] = useState<AssessorGrade>(profile?.grade ?? 'none')
  const [tiers, setTiers] = useState<string[]>(profile?.tiers ?? [])
  const [institution, setInstitution] = useState(profile?.institution ?? '')
  const [isAsking, setAsking] = useState(false)
  const save = useMutation({
    mutationFn: () => callApi(saveAssessor, { params: { id }, body: { grade, tiers, institution } }),
    onSuccess: onSaved,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const isSuspended = profile?.isSuspended ?? false
  const suspensionKey = isSuspended ? 'resume' : 'suspend'
  return (
    <form onSubmit={submit}>
      <Stack maw={760}>
        <NativeSelect
          label={t('assessors:profile.grade')}
          value={grade}
          data={ASSESSOR_GRADES.map((value) => ({ value, label: t(`assessors:grade.${value}`) }))}
          onChange={(event) => setGrade(event.currentTarget.value as AssessorGrade)}
        />
        <Checkbox.Group
          label={t('assessors:profile.tiers')}
          description={t('assessors:profile.tiersHint')}
          value={tiers}
          onChange={setTiers}
        >
          <Group mt="xs">
            {TIER_OPTIONS.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <TextInput
          label={t('assessors:profile.institution')}
          description={t('assessors:profile.institutionHint')}
          maxLength={200}
          value={institution}
          onChange={(event) => setInstitution(event.currentTarget.value)}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {save.isSuccess ? (
          <Notice tone="success" live>
            {t('assessors:profile.saved')}
          </Notice>
        ) : null}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t(profile ? 'assessors:profile.save' : 'assessors:profile.register')}
          </Button>
          {profile ? (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t(`assessors:profile.${suspensionKey}`)}
            </Button>
          ) : null}
        </Group>
      </Stack>
      <ConfirmDialog
        opened={isAsking}
        title={t(`assessors:profile.${suspensionKey}Title`, { name: record.name })}
        confirmLabel={t(`assessors:profile.${suspensionKey}`)}
        isDangerous={!isSuspended}
        reason="required"
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await callApi(suspendAssessor, { params: { id }, body: { isSuspended: !isSuspended, reason } })
          await onSaved()
        }}
      >
        {t(`assessors:profile.${suspensionKey}Text`)}
      </ConfirmDialog>
    </form>
  )
}
