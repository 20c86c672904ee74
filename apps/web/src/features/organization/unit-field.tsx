import { useTranslation } from 'react-i18next'
import { jobFieldLabel } from '../../lib/job-fields.ts'

/** A unit's field of work; one that comes from the unit above stands back. */
export function UnitField({ own, inForce }: { own: string | null; inForce: string | null }) {
  const { t } = useTranslation()
  const text = inForce === null ? t('organization:post.noField') : jobFieldLabel(inForce)
  return own === null ? <span style={{ color: 'var(--text-muted)' }}>{text}</span> : text
}
