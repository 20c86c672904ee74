import { Button } from '@mantine/core'
import { freezeRound } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { callApi } from '../../../lib/api.ts'
import { useJob } from '../../../lib/use-job.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from '../placement.module.css'
import { type Round, refreshRound } from '../placement-data.ts'
import { RoundJob } from '../round-job.tsx'

/** Freezes the data of a round, for the first time or again; an open round only. */
export function FreezePanel({ round }: { round: Round }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('placement.edit')
  if (round.state !== 'draft' && round.state !== 'frozen') return null
  if (!mayEdit) return round.snapshot ? null : <Notice>{t('placement:freeze.waiting')}</Notice>
  return (
    <section className={classes.panel}>
      <h2>{t(round.snapshot ? 'placement:freeze.againTitle' : 'placement:freeze.title')}</h2>
      <p>{t(round.snapshot ? 'placement:freeze.againText' : 'placement:freeze.text')}</p>
      <FreezeButton round={round} />
    </section>
  )
}

export function FreezeButton({ round }: { round: Round }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const job = useJob(
    () => callApi(freezeRound, { params: { id: round.id }, body: { version: round.version } }),
    z.unknown(),
    () => refreshRound(client),
    { kind: 'placement-freeze', id: round.id },
  )
  return (
    <>
      <Button variant={round.snapshot ? 'default' : 'filled'} loading={job.isRunning} onClick={job.start}>
        {t(round.snapshot ? 'placement:freeze.again' : 'placement:freeze.action')}
      </Button>
      <RoundJob label={t('placement:freeze.running')} job={job} />
    </>
  )
}
