import { Button, Group, NativeSelect } from '@mantine/core'
import { downloadSheet, getSheet, setSheetState } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { formatDate } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { Findings } from './findings.tsx'
import { SHEET_PARTS, type SheetPart, SheetView } from './sheet-view.tsx'

export default function SheetPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('sheet.edit')
  const { id } = useParams({ strict: false }) as { id: string }
  const [version, setVersion] = useState<number | undefined>()
  const [part, setPart] = useState<SheetPart>('all')
  const [isCopying, setCopying] = useState(false)
  const found = useQuery({
    queryKey: ['sheet', id, version ?? 'current'],
    queryFn: () => callApi(getSheet, { params: { id }, query: version ? { version } : {} }),
  })
  const setState = useMutation({
    mutationFn: (state: 'in-use' | 'retired') => callApi(setSheetState, { params: { id }, body: { state } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['sheet', id] })
      await client.invalidateQueries({ queryKey: ['sheets'] })
    },
  })
  const take = useMutation({
    mutationFn: (shown: number) =>
      downloadFile(urlOf(downloadSheet, { params: { id }, query: { version: shown } }), 'lembar.yaml'),
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { code, state, content, findings, versions, currentVersion } = found.data
  const next = state === 'in-use' ? 'retired' : 'in-use'
  return (
    <>
      <PageHeader
        title={content.title}
        lead={t('sheets:view.lead', { code, version: found.data.version, state: t(`sheets:state.${state}`) })}
        actions={
          <>
            <Button variant="default" loading={take.isPending} onClick={() => take.mutate(found.data.version)}>
              {t('sheets:view.download')}
            </Button>
            {mayEdit ? (
              <>
                <Button variant="default" onClick={() => setCopying(true)}>
                  {t('sheets:view.copy')}
                </Button>
                <Button variant="default" loading={setState.isPending} onClick={() => setState.mutate(next)}>
                  {t(`sheets:view.make.${next}`)}
                </Button>
                <LinkButton to={`/lembar-pengamatan/${id}/ubah`}>{t('sheets:view.edit')}</LinkButton>
              </>
            ) : null}
          </>
        }
      />
      <p className="no-print">
        <Link to={'/lembar-pengamatan' as never}>{t('sheets:view.back')}</Link>
      </p>
      {setState.isError ? <ErrorNotice error={setState.error} /> : null}
      {take.isError ? <ErrorNotice error={take.error} /> : null}
      <Findings findings={findings} />
      {versions.length > 1 ? (
        <NativeSelect
          className="no-print"
          label={t('sheets:view.version')}
          maw={480}
          mb="md"
          value={String(version ?? currentVersion)}
          onChange={(event) => setVersion(Number(event.currentTarget.value))}
          data={versions.map((one) => ({
            value: String(one.version),
            label: t('sheets:view.versionOf', {
              ...{ version: one.version, name: one.createdByName, day: formatDate(one.createdAt) },
              ...{ exercises: one.exercises, ratings: one.ratings },
            }),
          }))}
        />
      ) : null}
      {found.data.version !== currentVersion ? (
        <Notice tone="warning">{t('sheets:view.older', { version: currentVersion })}</Notice>
      ) : null}
      <Group align="end" mb="md" className="no-print">
        <NativeSelect
          label={t('sheets:view.part')}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value as SheetPart)}
          data={SHEET_PARTS.filter((name) => name !== 'role-player' || content.rolePlayer !== null).map((value) => ({
            value,
            label: t(`sheets:view.parts.${value}`),
          }))}
        />
        <PrintButton />
      </Group>
      <SheetView content={content} part={part} />
      <CopyDialog opened={isCopying} code={code} content={content} onClose={() => setCopying(false)} />
    </>
  )
}
