import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type getJabatan, type ResponseOf, setStandard } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

const LEVELS = ['0', '1', '2', '3', '4', '5']

export function StandardForm({ data }: { data: ResponseOf<typeof getJabatan> }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [levels, setLevels] = useState<Record<string, number>>(() =>
    Object.fromEntries(data.competencies.map(({ code }) => [code, data.standard.levels[code] ?? 1])),
  )
  const [validFrom, setValidFrom] = useState('')
  const [source, setSource] = useState('')
  const save = useMutation({
    mutationFn: () => callApi(setStandard, { params: { id: data.jabatan.id }, body: { levels, validFrom, source } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jabatan'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string }) => (i18n.language === 'en' ? nameEn : name)
  return (
    <form onSubmit={submit}>
      <PlainTable
        caption={t('organization:post.standard')}
        rows={data.competencies}
        rowKey={({ code }) => code}
        columns={[
          { id: 'competency', title: t('organization:post.competency'), cell: (row) => `${row.code} ${nameOf(row)}` },
          {
            id: 'level',
            title: t('organization:post.required'),
            cell: (row) => (
              <NativeSelect
                aria-label={`${t('organization:post.required')}: ${nameOf(row)}`}
                miw={88}
                data={LEVELS}
                value={String(levels[row.code])}
                onChange={(event) => setLevels({ ...levels, [row.code]: Number(event.currentTarget.value) })}
              />
            ),
          },
        ]}
      />
      <Group align="end" my="md">
        <TextInput
          type="date"
          required
          label={t('organization:post.validFrom')}
          value={validFrom}
          onChange={(event) => setValidFrom(event.currentTarget.value)}
        />
        <TextInput
          required
          minLength={3}
          label={t('organization:post.source')}
          description={t('organization:post.sourceHint')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          {t('organization:post.save')}
        </Button>
      </Group>
      {save.isError ? <ErrorNotice error={save.error} /> : null}
    </form>
  )
}
