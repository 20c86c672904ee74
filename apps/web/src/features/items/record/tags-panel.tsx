import { getItemRecord, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { TagsForm } from './tags-form.tsx'

export type RecordView = ResponseOf<typeof getItemRecord>
export const recordQuery = (id: string) => ({
  queryKey: ['item', id, 'record'],
  queryFn: () => callApi(getItemRecord, { params: { id } }),
})

/** Content area, family, sensitivity, and the items that must not meet this one. */
export function TagsPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('item.edit')
  const record = useQuery(recordQuery(id))
  if (record.isPending) return <Loading lines={6} />
  if (record.isError) return <ErrorNotice error={record.error} onRetry={record.refetch} />
  const { tags, enemies, family } = record.data
  return (
    <>
      <h2>{t('bank:tags.title')}</h2>
      <p>{t('bank:tags.lead')}</p>
      {mayEdit ? (
        <TagsForm key={JSON.stringify([tags, enemies])} id={id} record={record.data} />
      ) : (
        <dl>
          <dt>{t('bank:tags.contentArea')}</dt>
          <dd>{tags.contentArea ?? t('bank:tags.none')}</dd>
          <dt>{t('bank:tags.family')}</dt>
          <dd>{tags.family ?? t('bank:tags.none')}</dd>
          <dt>{t('bank:tags.sensitivity')}</dt>
          <dd>{tags.sensitivity.map((code) => t(`bank:sensitivity.${code}`)).join(', ') || t('bank:tags.none')}</dd>
        </dl>
      )}
      {family.length > 0 ? (
        <p>
          {t('bank:tags.familyOf', { family: tags.family })}{' '}
          {family.map(({ id: other, code }, place) => (
            <span key={other}>
              {place > 0 ? ', ' : ''}
              <Link to={`/bank-soal/${other}` as never}>{code}</Link>
            </span>
          ))}
        </p>
      ) : null}
      {enemies.length > 0 ? (
        <PlainTable
          caption={t('bank:enemies.caption')}
          rows={enemies}
          rowKey={({ id: other }) => other}
          columns={[
            {
              id: 'code',
              title: t('items:list.code'),
              isWhole: true,
              cell: (row) => <Link to={`/bank-soal/${row.id}` as never}>{row.code}</Link>,
            },
            { id: 'stem', title: t('items:list.stem'), cell: (row) => row.stem.slice(0, 160) },
            { id: 'reason', title: t('bank:enemies.reason'), cell: (row) => row.reason },
          ]}
        />
      ) : (
        <p>{t('bank:enemies.none')}</p>
      )}
    </>
  )
}
