import { Button } from '@mantine/core'
import { importSimulationFile } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadFile } from '../../../lib/upload.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

const MOST_BYTES = 2_000_000

/** A file becomes a draft, or is refused whole with the line of everything that is wrong. */
export default function ImportPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const send = useMutation({
    mutationFn: (chosen: File) => uploadFile(importSimulationFile, { file: chosen }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['simulations'] }),
  })
  return (
    <>
      <PageHeader title={t('simulation:import.title')} lead={t('simulation:import.lead')} />
      <FileDrop
        label={t('simulation:import.choose')}
        accept=".yaml,.yml,.json"
        maxBytes={MOST_BYTES}
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          send.reset()
        }}
      />
      <Button mt="md" disabled={!file} loading={send.isPending} onClick={() => file && send.mutate(file)}>
        {t('simulation:import.send')}
      </Button>
      {send.isError ? <ErrorNotice error={send.error} /> : null}
      {send.data?.outcome === 'draft' ? (
        <Notice
          tone="success"
          live
          title={t('simulation:import.done', { code: send.data.code })}
          action={<LinkButton to={`/simulasi/draf/${send.data.id}`}>{t('simulation:import.open')}</LinkButton>}
        >
          {send.data.basedOn === null
            ? t('simulation:import.isNew')
            : t('simulation:import.isNext', { version: send.data.basedOn })}
        </Notice>
      ) : null}
      {send.data?.outcome === 'refused' ? (
        <>
          <Notice tone="danger" live title={t('simulation:import.refused', { count: send.data.problems.length })}>
            {t('simulation:import.nothing')}
          </Notice>
          <PlainTable
            caption={t('simulation:import.problems')}
            rows={send.data.problems}
            rowKey={(_row, n) => String(n)}
            columns={[
              { id: 'line', title: t('simulation:import.line'), isNumber: true, cell: ({ line }) => line ?? '–' },
              { id: 'place', title: t('simulation:import.place'), isWide: true, cell: ({ place }) => place },
              { id: 'reason', title: t('simulation:import.reason'), isWide: true, cell: ({ reason }) => reason },
            ]}
          />
        </>
      ) : null}
    </>
  )
}
