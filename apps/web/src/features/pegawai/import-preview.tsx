import { Button, Group } from '@mantine/core'
import { discardImport, type ImportKind, type ImportPreview } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { ChangedTable, NamesTable, ProblemTable, UnitsTable } from './import-tables.tsx'

interface Props {
  readonly id: string
  readonly kind: ImportKind
  readonly preview: ImportPreview
  /** A job runs on this file: nothing is to be pressed meanwhile. */
  readonly isBusy: boolean
  readonly onApply: () => void
  readonly onDiscarded: () => void
}

export function ImportPreviewView({ id, kind, preview, isBusy, onApply, onDiscarded }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const discard = useMutation({
    mutationFn: () => callApi(discardImport, { params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['imports'] })
      onDiscarded()
    },
  })
  const isRoster = kind === 'roster'
  const applicable = preview.new.length + preview.changed.length
  const refusedRows = new Set(preview.refused.map(({ row }) => row)).size
  const counts = { fresh: preview.new.length, changed: preview.changed.length, refused: refusedRows }
  return (
    <>
      <StatRow>
        <StatTile label={t('pegawai:import.rows')} value={formatNumber(preview.rows)} />
        <StatTile label={t('pegawai:import.new')} value={formatNumber(preview.new.length)} />
        <StatTile label={t('pegawai:import.changed')} value={formatNumber(preview.changed.length)} />
        <StatTile label={t('pegawai:import.unchanged')} value={formatNumber(preview.unchanged)} />
        <StatTile label={t('pegawai:import.refused')} value={formatNumber(refusedRows)} />
        <StatTile label={t('pegawai:import.warnings')} value={formatNumber(preview.warnings.length)} />
        {isRoster ? (
          <StatTile label={t('pegawai:import.missing')} value={formatNumber(preview.missing.length)} />
        ) : null}
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
      <NamesTable
        title={isRoster ? t('pegawai:import.newTitle') : t('pegawai:import.newRecordsTitle')}
        people={preview.new}
      />
      {preview.newUnits.length > 0 ? <UnitsTable units={preview.newUnits} /> : null}
      {discard.isError ? <ErrorNotice error={discard.error} /> : null}
      <Group my="lg">
        {applicable > 0 ? (
          <Button disabled={isBusy} onClick={() => setAsking(true)}>
            {t('pegawai:import.apply', { count: applicable })}
          </Button>
        ) : null}
        <Button variant="default" disabled={isBusy} loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('pegawai:import.discard')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={t('pegawai:import.confirm')}
        confirmLabel={t('pegawai:import.apply', { count: applicable })}
        onConfirm={onApply}
        onClose={() => setAsking(false)}
      >
        {isRoster ? t('pegawai:import.confirmText', counts) : t('pegawai:import.confirmRecords', counts)}
      </ConfirmDialog>
    </>
  )
}
