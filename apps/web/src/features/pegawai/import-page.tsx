import type { applyImport, ResponseOf, RosterPreview } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportUpload } from './import-upload.tsx'

type Stage =
  | { step: 'file' }
  | { step: 'preview'; preview: RosterPreview }
  | { step: 'done'; counts: ResponseOf<typeof applyImport> }

export default function ImportPage() {
  const { t } = useTranslation()
  const [stage, setStage] = useState<Stage>({ step: 'file' })
  const steps = [
    { id: 'file', label: t('pegawai:import.fileStep') },
    { id: 'preview', label: t('pegawai:import.previewStep') },
    { id: 'done', label: t('pegawai:import.doneStep') },
  ]
  const restart = () => setStage({ step: 'file' })
  return (
    <>
      <PageHeader title={t('pegawai:import.title')} lead={t('pegawai:import.lead')} />
      <Stepper steps={steps} current={stage.step} />
      {stage.step === 'file' ? <ImportUpload onPreview={(preview) => setStage({ step: 'preview', preview })} /> : null}
      {stage.step === 'preview' ? (
        <ImportPreview
          preview={stage.preview}
          onApplied={(counts) => setStage({ step: 'done', counts })}
          onDiscarded={restart}
        />
      ) : null}
      {stage.step === 'done' ? <ImportDone counts={stage.counts} onAgain={restart} /> : null}
    </>
  )
}
