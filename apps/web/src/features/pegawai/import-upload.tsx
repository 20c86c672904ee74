import { Button, Progress } from '@mantine/core'
import { getImport, listImports, type RosterPreview, uploadRoster } from '@petakom/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime } from '../../lib/format.ts'
import { uploadFile } from '../../lib/upload.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

const MAX_BYTES = 20_000_000

export function ImportUpload({ onPreview }: { onPreview: (preview: RosterPreview) => void }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const upload = useMutation({
    mutationFn: (chosen: File) => uploadFile(uploadRoster, { file: chosen, onProgress: setShare }),
    onSuccess: onPreview,
  })
  return (
    <>
      <FileDrop
        label={t('pegawai:import.drop')}
        accept=".xlsx,.csv"
        maxBytes={MAX_BYTES}
        file={file}
        onFile={(chosen) => {
          upload.reset()
          setFile(chosen)
        }}
      />
      {upload.isError ? <ErrorNotice error={upload.error} /> : null}
      {upload.isPending ? (
        <div role="status">
          <p>{t('pegawai:import.sending')}</p>
          <Progress value={Math.max(5, share * 100)} aria-label={t('pegawai:import.sending')} />
        </div>
      ) : (
        <Button disabled={file === null} onClick={() => file && upload.mutate(file)}>
          {t('pegawai:import.check')}
        </Button>
      )}
      <ImportHistory onOpen={onPreview} />
    </>
  )
}

function ImportHistory({ onOpen }: { onOpen: (preview: RosterPreview) => void }) {
  const { t } = useTranslation()
  const history = useQuery({ queryKey: ['imports'], queryFn: () => callApi(listImports) })
  const open = useMutation({
    mutationFn: (id: string) => callApi(getImport, { params: { id } }),
    onSuccess: onOpen,
  })
  if (!history.data || history.data.length === 0) return null
  const states: Record<string, string> = {
    checked: t('pegawai:import.checked'),
    applied: t('pegawai:import.applied'),
    discarded: t('pegawai:import.discarded'),
  }
  return (
    <div style={{ marginBlockStart: 'var(--space-6)' }}>
      <PlainTable
        caption={t('pegawai:import.history')}
        rows={history.data}
        rowKey={({ id }) => id}
        columns={[
          { id: 'file', title: t('pegawai:import.file'), cell: (row) => row.fileName },
          { id: 'when', title: t('pegawai:import.when'), cell: (row) => formatDateTime(row.createdAt, 'Asia/Jakarta') },
          { id: 'rows', title: t('pegawai:import.rows'), isNumber: true, cell: (row) => row.rows },
          { id: 'refused', title: t('pegawai:import.refused'), isNumber: true, cell: (row) => row.refused },
          { id: 'state', title: t('pegawai:import.state'), cell: (row) => states[row.state] ?? row.state },
          {
            id: 'open',
            title: t('pegawai:import.open'),
            cell: (row) =>
              row.state === 'checked' ? (
                <Button variant="default" size="xs" onClick={() => open.mutate(row.id)}>
                  {t('pegawai:import.open')}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </div>
  )
}
