import { Button, NativeSelect, Progress } from '@mantine/core'
import { type ImportKind, uploadImport } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadFile } from '../../lib/upload.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ImportHistory } from './import-history.tsx'

const MAX_BYTES = 20_000_000
const KINDS: readonly ImportKind[] = ['roster', 'career', 'performance', 'discipline']

export function ImportUpload({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<ImportKind>('roster')
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const upload = useMutation({
    mutationFn: (chosen: File) => uploadFile(uploadImport, { file: chosen, params: { kind }, onProgress: setShare }),
    onSuccess: ({ id }) => onOpen(id),
  })
  return (
    <>
      <PageHeader title={t('pegawai:import.title')} lead={t('pegawai:import.lead')} />
      <NativeSelect
        label={t('pegawai:import.kind')}
        description={t(`pegawai:import.columns.${kind}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`pegawai:import.kinds.${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as ImportKind)}
        mb="md"
        maw="40rem"
      />
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
      <ImportHistory onOpen={onOpen} />
    </>
  )
}
