import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'

export function WithdrawnWords({ withdrawn }: { withdrawn: { at: string; byName: string; reason: string } }) {
  const { t } = useTranslation()
  return (
    <span style={{ color: 'var(--text-muted)' }}>
      {t('assessors:withdrawn', {
        ...{ name: withdrawn.byName, day: formatDate(withdrawn.at), reason: withdrawn.reason },
      })}
    </span>
  )
}
