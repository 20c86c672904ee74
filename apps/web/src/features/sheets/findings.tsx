import type { SheetFinding } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'

/** What keeps a sheet from being used. */
export function Findings({ findings }: { findings: readonly SheetFinding[] }) {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <Notice tone="warning" title={t('sheets:findings', { count: findings.length })}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {findings.map(({ fault, where }) => (
          <li key={fault + where}>{t('sheets:finding', { where, reason: t(`reason:${fault}`) })}</li>
        ))}
      </ul>
    </Notice>
  )
}
