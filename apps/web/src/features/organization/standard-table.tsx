import type { getJabatan, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../ui/plain-table.tsx'

/** The standard for those who may read it but not change it. */
export function StandardTable({ data }: { data: ResponseOf<typeof getJabatan> }) {
  const { t, i18n } = useTranslation()
  return (
    <PlainTable
      caption={t('organization:post.standard')}
      rows={data.competencies}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'competency',
          title: t('organization:post.competency'),
          cell: ({ code, name, nameEn }) => `${code} ${i18n.language === 'en' ? nameEn : name}`,
        },
        {
          id: 'level',
          title: t('organization:post.required'),
          isNumber: true,
          cell: ({ code }) => data.standard.levels[code] ?? '–',
        },
      ]}
    />
  )
}
