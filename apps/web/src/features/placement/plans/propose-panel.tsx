import { Button } from '@mantine/core'
import { ProposalSummary, startProposal } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useJob } from '../../../lib/use-job.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from '../placement.module.css'
import { refreshRound } from '../placement-data.ts'
import { RoundJob } from '../round-job.tsx'
import { type Proposal, ProposeDialog } from './propose-dialog.tsx'

interface Proposed {
  readonly id: string
  readonly number: number
  readonly isCurrent: boolean
  /** Its letter, where two plans stand side by side. */
  readonly side?: string
}

interface Props {
  readonly round: { readonly id: string; readonly state: string; readonly version: number }
  /** One, or two side by side: a round has one proposal, so one job follows whichever is chosen. */
  readonly plans: readonly Proposed[]
}

/** `Ajukan ke pimpinan`: a plan of the data frozen last, in a round that nobody has proposed yet. */
export function ProposePanel({ round, plans }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('placement.edit')
  const [opened, open] = useState<Proposed | null>(null)
  const proposal = useRef<{ plan: Proposed; said: Proposal } | null>(null)
  const job = useJob(
    () =>
      callApi(startProposal, {
        params: { id: proposal.current!.plan.id },
        body: { version: round.version, ...proposal.current!.said },
      }),
    ProposalSummary,
    () => refreshRound(client),
    { kind: 'placement-propose', id: round.id },
  )
  if (!mayEdit) return null
  if (job.result) {
    return (
      <Notice
        tone="success"
        live
        action={<Link to={`/keputusan/${job.result.id}` as never}>{t('placement:round.openProposal')}</Link>}
      >
        {t('placement:propose.done')}
      </Notice>
    )
  }
  const current = plans.filter(({ isCurrent }) => isCurrent)
  if (current.length === 0 || round.state !== 'frozen') return null
  return (
    <div className={classes.section}>
      <div className={classes.row}>
        {current.map((plan) => (
          <Button key={plan.id} loading={job.isRunning} onClick={() => open(plan)}>
            {plan.side ? t('placement:propose.actionOf', { side: plan.side }) : t('placement:propose.action')}
          </Button>
        ))}
      </div>
      <RoundJob label={t('placement:propose.running')} job={job} />
      <ProposeDialog
        roundId={round.id}
        plan={opened}
        written={proposal.current?.said ?? null}
        onSend={(plan, said) => {
          proposal.current = { plan, said }
          open(null)
          job.start()
        }}
        onClose={() => open(null)}
      />
    </div>
  )
}
