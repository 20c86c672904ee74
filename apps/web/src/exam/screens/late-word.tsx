import type { Exam } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'
import { Notice } from './frame.tsx'

/** What was decided on answers that came too late, in the words of whoever decided. */
export function LateWord({ late }: { late: NonNullable<Exam['attempts'][number]['late']> }) {
  const { t } = useSettings()
  const { answers: count, counts, reason } = late
  return (
    <Notice tone={counts === null ? 'warning' : 'info'}>
      {counts === null
        ? t('save.late', { count })
        : `${t(counts ? 'late.counts' : 'late.not', { count })} ${t('late.reason', { reason: reason ?? '' })}`}
    </Notice>
  )
}
