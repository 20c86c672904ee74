import { Button, Group } from '@mantine/core'
import { type LateRating, ruleLateRating, type Washup } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { competencyLabel } from '../../lib/competency-name.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { useInstant } from './use-instant.ts'
import classes from './washup.module.css'

/** Ratings that were locked after the wash-up began: the chief lets each in or leaves it out, with a reason. */
export function LateRatings({ washup }: { washup: Washup }) {
  const { t } = useTranslation()
  const { full } = useInstant()
  const client = useQueryClient()
  const [asked, setAsked] = useState<{ late: LateRating; counts: boolean } | null>(null)
  const nameOf = (id: string) => washup.raters.find((one) => one.id === id)?.name ?? ''
  const exerciseOf = (id: string) => washup.exercises.find((one) => one.id === id)?.name ?? ''
  const rule = async (reason: string) => {
    const body = { ratingId: asked!.late.id, counts: asked!.counts, reason }
    await callApi(ruleLateRating, { params: { id: washup.id }, body })
    await client.invalidateQueries({ queryKey: ['washup', washup.id] })
  }
  return (
    <section className={classes.section}>
      <h2>{t('washup:late.title')}</h2>
      <p className={classes.muted}>{t('washup:late.lead')}</p>
      <PlainTable
        caption={t('washup:late.caption')}
        rows={washup.late}
        rowKey={({ id }) => id}
        columns={[
          { id: 'rater', title: t('washup:late.rater'), cell: ({ rater }) => nameOf(rater) },
          {
            id: 'of',
            title: t('washup:late.of'),
            isWide: true,
            cell: ({ competency, exerciseId }) => `${competencyLabel(competency)}, ${exerciseOf(exerciseId)}`,
          },
          { id: 'level', title: t('washup:late.level'), isNumber: true, cell: ({ level }) => level },
          { id: 'at', title: t('washup:late.at'), cell: ({ lockedAt }) => full(lockedAt) },
          { id: 'ruling', title: t('washup:late.ruling'), isWide: true, cell: (late) => <Ruling late={late} /> },
          ...(washup.me.isChief
            ? [
                {
                  id: 'act',
                  title: t('washup:late.act'),
                  isWide: true,
                  cell: (late: LateRating) => (
                    <Group gap="xs">
                      {[true, false]
                        .filter((counts) => late.rulings.at(-1)?.counts !== counts)
                        .map((counts) => (
                          <Button
                            key={String(counts)}
                            size="xs"
                            variant="default"
                            onClick={() => setAsked({ late, counts })}
                          >
                            {t(counts ? 'washup:late.letIn' : 'washup:late.leaveOut')}
                          </Button>
                        ))}
                    </Group>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        opened={asked !== null}
        title={t(asked?.counts ? 'washup:late.letIn' : 'washup:late.leaveOut')}
        confirmLabel={t(asked?.counts ? 'washup:late.letIn' : 'washup:late.leaveOut')}
        reason="required"
        onConfirm={rule}
        onClose={() => setAsked(null)}
      >
        <p>{t(washup.state === 'closed' ? 'washup:late.askClosed' : 'washup:late.ask')}</p>
      </ConfirmDialog>
    </section>
  )
}

function Ruling({ late }: { late: LateRating }) {
  const { t } = useTranslation()
  const last = late.rulings.at(-1)
  if (!last) return t('washup:late.open')
  return t(last.counts ? 'washup:late.in' : 'washup:late.out', { by: last.by, reason: last.reason })
}
