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

interface Props {
  readonly plan: {
    readonly id: string
    readonly number: number
    readonly isCurrent: boolean
    readonly round: { readonly id: string; readonly state: string; readonly version: number }
  }
  /** Its letter, where two plans stand side by side. */
  readonly side?: string
}

/** `Ajukan ke pimpinan`: a plan of the data frozen last, in a round that nobody has proposed yet. */
export function ProposePanel({ plan, side }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('placement.edit')
  const [isOpen, setOpen] = useState(false)
  const proposal = useRef<Proposal | null>(null)
  const job = useJob(
    () =>
      callApi(startProposal, {
        params: { id: plan.id },
        body: { version: plan.round.version, ...proposal.current! },
      }),
    ProposalSummary,
    () => refreshRound(client),
    { kind: 'placement-propose', id: plan.round.id },
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
  if (!plan.isCurrent || plan.round.state !== 'frozen') return null
  return (
    <div className={side ? undefined : classes.section}>
      <Button loading={job.isRunning} onClick={() => setOpen(true)}>
        {side ? t('placement:propose.actionOf', { side }) : t('placement:propose.action')}
      </Button>
      <RoundJob label={t('placement:propose.running')} job={job} />
      <ProposeDialog
        plan={plan}
        opened={isOpen}
        written={proposal.current}
        onSend={(said) => {
          proposal.current = said
          setOpen(false)
          job.start()
        }}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}
