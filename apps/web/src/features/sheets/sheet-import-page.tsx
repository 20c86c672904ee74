import { Button, Group, TextInput } from '@mantine/core'
import { createSheet, type ResponseOf, readSheetFile, reviseSheet } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { Findings } from './findings.tsx'
import { SheetView } from './sheet-view.tsx'

const MOST_BYTES = 400_000
type Reading = Extract<ResponseOf<typeof readSheetFile>, { outcome: 'read' }>

/** A file is read and shown; a person decides whether it becomes a sheet, or a new version of the one of its code. */
export default function SheetImportPage() {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const read = useMutation({
    mutationFn: async (chosen: File) => callApi(readSheetFile, { body: { text: await chosen.text() } }),
  })
  return (
    <>
      <PageHeader title={t('sheets:import.title')} lead={t('sheets:import.lead')} />
      <p>
        <Link to={'/lembar-pengamatan' as never}>{t('sheets:view.back')}</Link>
      </p>
      <FileDrop
        label={t('sheets:import.file')}
        accept=".yaml,.yml,.json"
        maxBytes={MOST_BYTES}
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          read.mutate(chosen)
        }}
      />
      {read.isError ? <ErrorNotice error={read.error} /> : null}
      {read.data?.outcome === 'refused' ? (
        <>
          <Notice tone="danger" live title={t('sheets:import.refused', { count: read.data.problems.length })}>
            {t('sheets:import.refusedHint')}
          </Notice>
          <PlainTable
            caption={t('sheets:import.problems')}
            rows={read.data.problems}
            rowKey={(_, index) => String(index)}
            columns={[
              { id: 'line', title: t('sheets:import.line'), isNumber: true, cell: ({ line }) => line ?? '–' },
              { id: 'place', title: t('sheets:import.place'), cell: ({ place }) => place },
              { id: 'reason', title: t('sheets:import.reason'), isWide: true, cell: ({ reason }) => reason },
            ]}
          />
        </>
      ) : null}
      {read.data?.outcome === 'read' ? <Found key={read.submittedAt} reading={read.data} /> : null}
    </>
  )
}

function Found({ reading }: { reading: Reading }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [code, setCode] = useState(reading.code)
  const { existing, content } = reading
  const isVersion = existing !== null && code === reading.code
  const save = useMutation({
    mutationFn: async () => {
      if (!isVersion) return (await callApi(createSheet, { body: { code, content } })).id
      await callApi(reviseSheet, {
        params: { id: existing.id },
        body: { basedOn: existing.currentVersion, content },
      })
      return existing.id
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['sheets'] })
      await client.invalidateQueries({ queryKey: ['sheet', id] })
      await navigate({ to: `/lembar-pengamatan/${id}` as never })
    },
  })
  return (
    <>
      <Notice tone="success" live>
        {t('sheets:import.read', { title: content.title })}
      </Notice>
      <Findings findings={reading.findings} />
      <Group align="end" my="md">
        <TextInput
          label={t('sheets:import.code')}
          description={isVersion ? t('sheets:import.codeTaken') : t('sheets:import.codeHint')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        />
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {isVersion
            ? t('sheets:import.asVersion', { version: existing.currentVersion + 1 })
            : t('sheets:import.asNew')}
        </Button>
      </Group>
      {save.isError ? <ErrorNotice error={save.error} /> : null}
      <SheetView content={content} />
    </>
  )
}
