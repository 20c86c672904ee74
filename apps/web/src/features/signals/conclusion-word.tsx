import type { SignalConclusion } from '@petakom/contract'
import { useTranslation } from 'react-i18next'

/** What somebody concluded last, or that nobody has yet. */
export function ConclusionWord({ latest }: { latest: SignalConclusion | null }) {
  const { t } = useTranslation()
  return latest ? t(`signals:conclusion.of.${latest.conclusion}`) : t('signals:conclusion.none')
}
