import { Button, Group } from '@mantine/core'
import { applyImport, discardImport, type ResponseOf, type RosterPreview } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { ChangedTable, NamesTable, ProblemTable } from './import-tables.tsx'

interface Props {
  readonly preview: RosterPreview
  readonly onApplied: (counts: ResponseOf<typeof applyImport>) => void
  readonly onDiscarded: () => void
}

export function ImportPreview({ preview, onApplied, onDiscarded }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const discard = useMutation({
    mutationFn: () => callApi(discardImport, { params: { id: preview.id } }),
    onSuccess: onDiscarded,
  })
  const applicable = preview.new.length + preview.changed.length
  const refusedRows = new Set(preview.refused.map(({ row }) => row)).size
  async function apply() {
    const counts = await callApi(applyImport, { params: { id: preview.id } })
    await client.invalidateQueries()
    onApplied(counts)
  }
  return (
    <>
      <StatRow>
        <StatTile label={t('pegawai:import.rows')} value={formatNumber(preview.rows)} />
        <StatTile label={t('pegawai:import.new')} value={formatNumber(preview.new.length)} />
        <StatTile label={t('pegawai:import.changed')} value={formatNumber(preview.changed.length)} />
        <StatTile label={t('pegawai:import.unchanged')} value={formatNumber(preview.unchanged)} />
        <StatTile label={t('pegawai:import.refused')} value={formatNumber(refusedRows)} />
        <StatTile label={t('pegawai:import.warnings')} value={formatNumber(preview.warnings.length)} />
        <StatTile label={t('pegawai:import.missing')} value={formatNumber(preview.missing.length)} />
      </StatRow>
      {preview.unknownColumns.length > 0 ? (
        <Notice>{t('pegawai:import.unknownColumns', { columns: preview.unknownColumns.join(', ') })}</Notice>
      ) : null}
      {applicable === 0 ? <Notice title={t('pegawai:import.nothing')}>{t('pegawai:import.nothingHint')}</Notice> : null}
      <ProblemTable
        title={t('pegawai:import.refusedTitle')}
        lead={t('pegawai:import.refusedLead')}
        problems={preview.refused}
      />
      <ProblemTable title={t('pegawai:import.warningsTitle')} problems={preview.warnings} />
      <ChangedTable changed={preview.changed} />
      <NamesTable
        title={t('pegawai:import.missingTitle')}
        lead={t('pegawai:import.missingLead')}
        people={preview.missing}
      />
      <NamesTable title={t('pegawai:import.newTitle')} people={preview.new} />
      {discard.isError ? <ErrorNotice error={discard.error} /> : null}
      <Group my="lg">
        {applicable > 0 ? (
          <Button onClick={() => setAsking(true)}>{t('pegawai:import.apply', { count: applicable })}</Button>
        ) : null}
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('pegawai:import.discard')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={t('pegawai:import.confirm')}
        confirmLabel={t('pegawai:import.apply', { count: applicable })}
        onConfirm={apply}
        onClose={() => setAsking(false)}
      >
        {t('pegawai:import.confirmText', {
          fresh: preview.new.length,
          changed: preview.changed.length,
          refused: refusedRows,
        })}
      </ConfirmDialog>
    </>
  )
}
