import { Button, Group } from '@mantine/core'
import { applyItemImport, checkItemImport, getItemTemplate, type ItemImportReport } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../lib/download.ts'
import { formatNumber } from '../../../lib/format.ts'
import { uploadFile } from '../../../lib/upload.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { DefaultsFields, type ImportDefaults } from './defaults-fields.tsx'
import { ImportReport } from './import-report.tsx'

const MOST_BYTES = 50_000_000

/** A file of items is read, every item's fate is shown, and a person decides whether what can be taken comes in. */
export default function ItemImportPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [defaults, setDefaults] = useState<ImportDefaults>({
    theme: 'kemampuan_analitis',
    competency: 'M.08',
    level: 3,
  })
  const check = useMutation({
    mutationFn: (chosen: File) => uploadFile(checkItemImport, { file: chosen, query: defaults }),
  })
  const apply = useMutation({
    mutationFn: ({ chosen, report }: { chosen: File; report: ItemImportReport }) =>
      uploadFile(applyItemImport, { file: chosen, query: { ...defaults, hash: report.hash } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['items'] }),
  })
  const template = useMutation({ mutationFn: () => downloadFile(getItemTemplate.url, 'templat-soal.xlsx') })
  function restart() {
    check.reset()
    apply.reset()
  }
  const report = check.data
  const ready = report ? report.counts.new + report.counts.remarks : 0
  return (
    <>
      <PageHeader title={t('itemImport:title')} lead={t('itemImport:lead')} />
      <DefaultsFields
        value={defaults}
        onChange={(next) => {
          restart()
          setDefaults(next)
        }}
      />
      <FileDrop
        label={t('itemImport:drop')}
        accept=".zip,.xml,.xlsx,.csv,.gift,.txt"
        maxBytes={MOST_BYTES}
        file={file}
        onFile={(chosen) => {
          restart()
          setFile(chosen)
        }}
      />
      <Group my="md">
        <Button
          variant={report ? 'default' : 'filled'}
          disabled={file === null}
          loading={check.isPending}
          onClick={() => file && check.mutate(file)}
        >
          {t('itemImport:check')}
        </Button>
        <Button variant="default" loading={template.isPending} onClick={() => template.mutate()}>
          {t('itemImport:template')}
        </Button>
      </Group>
      {template.isError ? <ErrorNotice error={template.error} /> : null}
      {check.isError ? <ErrorNotice error={check.error} /> : null}
      {check.isPending ? <Loading lines={6} /> : null}
      {apply.isError ? <ErrorNotice error={apply.error} /> : null}
      {apply.data ? (
        <Notice tone="success" live action={<Link to="/bank-soal">{t('itemImport:openBank')}</Link>}>
          {t('itemImport:added', { count: apply.data.added, shown: formatNumber(apply.data.added) })}
        </Notice>
      ) : null}
      {report ? (
        <ImportReport
          report={report}
          action={
            ready > 0 && !apply.data ? (
              <Button loading={apply.isPending} onClick={() => file && apply.mutate({ chosen: file, report })}>
                {t('itemImport:apply', { count: ready, shown: formatNumber(ready) })}
              </Button>
            ) : null
          }
        />
      ) : null}
    </>
  )
}
