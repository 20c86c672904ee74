import { Button, Group } from '@mantine/core'
import { type CombiningProposal, decideCombiningRecipe } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useRuleWords } from './use-rule-words.ts'

type Decision = { readonly proposal: CombiningProposal; readonly decision: 'approved' | 'rejected' }

/** What was proposed, and the word of another person on it. */
export function ProposalList({ proposals }: { proposals: readonly CombiningProposal[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayDecide = usePermission('setting.edit')
  const words = useRuleWords()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const [chosen, setChosen] = useState<Decision | null>(null)
  if (proposals.length === 0) {
    return <EmptyState title={t('combining:proposals.empty')}>{t('combining:proposals.emptyHint')}</EmptyState>
  }
  return (
    <>
      {proposals.map((proposal) => (
        <Notice
          key={proposal.id}
          tone={proposal.decision === 'approved' ? 'success' : proposal.decision === 'rejected' ? 'warning' : 'info'}
          title={t(`combining:proposals.${proposal.decision ?? 'open'}`, {
            from: formatDate(proposal.validFrom),
            version: proposal.version ?? '',
          })}
        >
          <p>{words(proposal.rules)}</p>
          <p>
            {t('combining:proposals.by', {
              by: proposal.by,
              at: formatDateTime(proposal.at, zone),
              reason: proposal.reason,
              source: proposal.source,
            })}
          </p>
          {proposal.decision ? (
            <p>
              {t('combining:proposals.decided', {
                by: proposal.decidedBy ?? '',
                at: formatDateTime(proposal.decidedAt ?? '', zone),
                reason: proposal.decisionReason ?? '',
              })}
            </p>
          ) : null}
          {proposal.decision === null && proposal.isOwn ? <p>{t('combining:proposals.own')}</p> : null}
          {proposal.decision === null && mayDecide && !proposal.isOwn ? (
            <Group gap="xs">
              <Button size="xs" onClick={() => setChosen({ proposal, decision: 'approved' })}>
                {t('combining:proposals.approve')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setChosen({ proposal, decision: 'rejected' })}>
                {t('combining:proposals.reject')}
              </Button>
            </Group>
          ) : null}
        </Notice>
      ))}
      <ConfirmDialog
        opened={chosen !== null}
        title={chosen ? t(`combining:proposals.${chosen.decision === 'approved' ? 'approve' : 'reject'}`) : ''}
        confirmLabel={chosen ? t(`combining:proposals.${chosen.decision === 'approved' ? 'approve' : 'reject'}`) : ''}
        reason="required"
        onClose={() => setChosen(null)}
        onConfirm={async (reason) => {
          const { proposal, decision } = chosen!
          await callApi(decideCombiningRecipe, { params: { id: proposal.id }, body: { decision, reason } })
          await client.invalidateQueries({ queryKey: ['combining-recipes'] })
        }}
      >
        {chosen ? words(chosen.proposal.rules) : null}
      </ConfirmDialog>
    </>
  )
}
