import { useTranslation } from 'react-i18next'
import classes from './synthetic-badge.module.css'

/** Marks people who do not exist, wherever they appear. */
export function SyntheticBadge() {
  const { t } = useTranslation()
  return (
    <span className={classes.badge} title={t('common:synthetic.explanation')}>
      {t('common:synthetic.label')}
    </span>
  )
}
