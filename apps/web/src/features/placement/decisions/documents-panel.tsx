import { Button, Group } from '@mantine/core'
import { getProposalArchive, getProposalNote, getProposalWorkbook } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { urlOf } from '../../../lib/api.ts'
import { downloadFile } from '../../../lib/download.ts'
import { formatBytes, formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import classes from './decisions.module.css'
import type { ProposalView } from './proposal-data.ts'
import { RecheckPanel } from './recheck-panel.tsx'

/** Nota, workbook and archive, and where they come from. */
export function DocumentsPanel({ view }: { view: ProposalView }) {
  const { t } = useTranslation()
  const heading = useId()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const { archive } = view
  const params = { id: view.id }
  const download = useMutation({
    mutationFn: ({ url, name }: { url: string; name: string }) => downloadFile(url, name),
  })
  const files = [
    { key: 'note', url: urlOf(getProposalNote, { params }), name: 'nota-usulan.pdf' },
    { key: 'workbook', url: urlOf(getProposalWorkbook, { params }), name: 'usulan.xlsx' },
    ...(archive ? [{ key: 'archive', url: urlOf(getProposalArchive, { params }), name: 'arsip-penempatan.json' }] : []),
  ]
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <h2 id={heading}>{t('decision:documents.title')}</h2>
      <p>
        {archive
          ? t('decision:documents.archived', {
              by: archive.signedBy,
              at: formatDateTime(archive.signedAt, zone),
              size: formatBytes(archive.bytes),
              code: archive.code,
            })
          : t('decision:documents.open')}
      </p>
      {download.isError ? <ErrorNotice error={download.error} /> : null}
      <Group my="sm">
        {files.map(({ key, url, name }) => (
          <Button
            key={key}
            variant="default"
            loading={download.isPending && download.variables.name === name}
            onClick={() => download.mutate({ url, name })}
          >
            {t(`decision:documents.${key}`)}
          </Button>
        ))}
      </Group>
      <details>
        <summary>{t('decision:documents.origin')}</summary>
        <dl className={classes.facts}>
          {(
            [
              ['archiveHash', archive?.hash],
              ['sheetHash', view.sheetHash],
              ['snapshotHash', view.snapshotHash],
              ['inputHash', view.inputHash],
              ['engine', view.engineVersion],
              ['rules', view.rulesVersion],
              ['fitRecipe', view.fitRecipeVersion],
            ] as const
          ).map(([key, value]) =>
            value ? (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{t(`decision:documents.${key}`)}</dt>
                <dd className={classes.hash}>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </details>
      <RecheckPanel id={view.id} />
    </section>
  )
}
