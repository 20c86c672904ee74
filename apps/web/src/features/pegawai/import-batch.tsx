import { Button, Group } from '@mantine/core'
import { applyImport, checkImport, getImport, type ImportBatch, ImportCounts } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { asApiError } from '../../lib/api-error.ts'
import { errorSentence } from '../../lib/error-sentence.ts'
import { useJob } from '../../lib/use-job.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportPreviewView } from './import-preview.tsx'

const STEP: Record<ImportBatch['state'], string> = {
  checking: 'file',
  refused: 'file',
  checked: 'preview',
  applied: 'done',
  discarded: 'done',
}

/** One uploaded file, wherever it stands: being checked, waiting for a yes, being applied, done. */
export function ImportBatchView({ id, onBack }: { id: string; onBack: () => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const batch = useQuery({ queryKey: ['import', id], queryFn: () => callApi(getImport, { params: { id } }) })
  const checking = useJob(
    () => callApi(checkImport, { params: { id } }),
    ImportCounts,
    () => client.invalidateQueries({ queryKey: ['import', id] }),
    { kind: 'check-import', id },
  )
  const applying = useJob(
    () => callApi(applyImport, { params: { id } }),
    ImportCounts,
    () => client.invalidateQueries(),
    { kind: 'apply-import', id },
  )
  if (batch.isPending) return <Loading lines={8} />
  if (batch.isError) return <ErrorNotice error={batch.error} onRetry={batch.refetch} />
  const { kind, fileName, state, preview, counts, error } = batch.data
  const isBusy = checking.isRunning || applying.isRunning
  const steps = [
    { id: 'file', label: t('pegawai:import.fileStep') },
    { id: 'preview', label: t('pegawai:import.previewStep') },
    { id: 'done', label: t('pegawai:import.doneStep') },
  ]
  return (
    <>
      <PageHeader
        title={t(`pegawai:import.kinds.${kind}`)}
        lead={<span style={{ overflowWrap: 'anywhere' }}>{fileName}</span>}
        actions={
          <Button variant="default" onClick={onBack}>
            {t('pegawai:import.back')}
          </Button>
        }
      />
      <Stepper steps={steps} current={STEP[state]} />
      {state === 'refused' || (checking.job?.state === 'failed' && state === 'checking') ? (
        <Notice tone="danger" live title={t('pegawai:import.notReadTitle')}>
          <p>{errorSentence(asApiError(error ?? checking.job?.error), i18n)}</p>
        </Notice>
      ) : (
        <JobProgress label={t('pegawai:import.checkingJob', { name: fileName })} job={checking} />
      )}
      <JobProgress label={t('pegawai:import.applyingJob', { name: fileName })} job={applying} />
      {state === 'checking' && !isBusy && checking.job === undefined ? (
        <Notice tone="warning" title={t('pegawai:import.notChecked')} action={<Recheck onClick={checking.start} />}>
          <p>{t('pegawai:import.notCheckedText')}</p>
        </Notice>
      ) : null}
      {state === 'discarded' ? <Notice>{t('pegawai:import.discardedText')}</Notice> : null}
      {state === 'applied' && counts ? <ImportDone kind={kind} counts={counts} onAgain={onBack} /> : null}
      {state === 'checked' && preview ? (
        <>
          {applying.job?.error?.code === 'DATA_MOVED' && !isBusy ? (
            <Group my="md">
              <Recheck onClick={checking.start} />
            </Group>
          ) : null}
          <ImportPreviewView
            id={id}
            kind={kind}
            preview={preview}
            isBusy={isBusy}
            onApply={applying.start}
            onDiscarded={onBack}
          />
        </>
      ) : null}
    </>
  )
}

function Recheck({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button variant="default" onClick={onClick}>
      {t('pegawai:import.recheck')}
    </Button>
  )
}
