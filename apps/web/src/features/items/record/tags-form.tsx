import { Autocomplete, Button, Checkbox, Fieldset, Group, Stack } from '@mantine/core'
import { setItemTags } from '@petakom/contract'
import { SENSITIVITIES, type Sensitivity } from '@petakom/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { bankSummaryQuery } from '../theme-tiles.tsx'
import { type EnemyDraft, EnemyFields } from './enemy-fields.tsx'
import type { RecordView } from './tags-panel.tsx'

export function TagsForm({ id, record }: { id: string; record: RecordView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const summary = useQuery(bankSummaryQuery)
  const [contentArea, setArea] = useState(record.tags.contentArea ?? '')
  const [family, setFamily] = useState(record.tags.family ?? '')
  const [sensitivity, setSensitivity] = useState<readonly Sensitivity[]>(record.tags.sensitivity)
  const [enemies, setEnemies] = useState<readonly EnemyDraft[]>(() =>
    record.enemies.map(({ code, reason }) => ({ key: crypto.randomUUID(), code, reason })),
  )
  const save = useMutation({
    mutationFn: () =>
      callApi(setItemTags, {
        params: { id },
        body: {
          contentArea: contentArea.trim() || null,
          family: family.trim() || null,
          sensitivity: [...sensitivity],
          enemies: enemies.map(({ code, reason }) => ({ code: code.trim(), reason: reason.trim() })),
        },
      }),
    onSuccess: () => client.invalidateQueries(),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack my="md">
        <Group align="start" grow>
          <Autocomplete
            label={t('bank:tags.contentArea')}
            description={t('bank:tags.contentAreaHint')}
            maxLength={60}
            data={summary.data?.contentAreas ?? []}
            value={contentArea}
            onChange={setArea}
          />
          <Autocomplete
            label={t('bank:tags.family')}
            description={t('bank:tags.familyHint')}
            maxLength={40}
            data={summary.data?.families ?? []}
            value={family}
            onChange={setFamily}
          />
        </Group>
        <Checkbox.Group
          label={t('bank:tags.sensitivity')}
          description={t('bank:tags.sensitivityHint')}
          value={[...sensitivity]}
          onChange={(codes) => setSensitivity(SENSITIVITIES.filter((code) => codes.includes(code)))}
        >
          <Group mt="xs">
            {SENSITIVITIES.map((code) => (
              <Checkbox key={code} value={code} label={t(`bank:sensitivity.${code}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Fieldset legend={t('bank:enemies.title')} bg="var(--bg)">
          <p>{t('bank:enemies.lead')}</p>
          <EnemyFields enemies={enemies} onChange={setEnemies} />
        </Fieldset>
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {save.isSuccess ? (
          <Notice tone="success" live>
            {t('bank:tags.saved')}
          </Notice>
        ) : null}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('bank:tags.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
