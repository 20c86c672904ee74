import { Button } from '@mantine/core'
import { listCombiningRecipes } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { ProposalDialog } from './proposal-dialog.tsx'
import { ProposalList } from './proposal-list.tsx'
import { useRuleWords } from './use-rule-words.ts'

/** How methods become one level: the recipes of each day, and what is proposed for another. */
export default function CombiningPage() {
  const { t } = useTranslation()
  const mayPropose = usePermission('result.score')
  const words = useRuleWords()
  const [isOpen, setOpen] = useState(false)
  const found = useQuery({ queryKey: ['combining-recipes'], queryFn: () => callApi(listCombiningRecipes) })
  const current = found.data?.recipes.find(({ version }) => version === found.data.inForce)
  return (
    <>
      <PageHeader
        title={t('combining:page.title')}
        lead={t('combining:page.lead')}
        actions={
          mayPropose && current ? <Button onClick={() => setOpen(true)}>{t('combining:page.propose')}</Button> : null
        }
      />
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data ? (
        <>
          <PlainTable
            caption={t('combining:page.caption')}
            rows={found.data.recipes}
            rowKey={({ version }) => version}
            columns={[
              {
                id: 'version',
                title: t('combining:page.version'),
                isWhole: true,
                cell: ({ version }) =>
                  version === found.data.inForce ? (
                    <strong>{t('combining:page.current', { version })}</strong>
                  ) : (
                    version
                  ),
              },
              { id: 'from', title: t('combining:page.validFrom'), cell: (row) => formatDate(row.validFrom) },
              { id: 'rules', title: t('combining:page.rules'), isWide: true, cell: (row) => words(row.rules) },
              {
                id: 'source',
                title: t('combining:page.source'),
                isWide: true,
                cell: (row) => `${row.source} (${t(`combining:confidence.${row.confidence}`)})`,
              },
            ]}
          />
          <h2>{t('combining:proposals.title')}</h2>
          <ProposalList proposals={found.data.proposals} />
        </>
      ) : null}
      {current && found.data ? (
        <ProposalDialog
          opened={isOpen}
          rules={current.rules}
          earliest={found.data.earliest}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
