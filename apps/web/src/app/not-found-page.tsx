import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('common:notFound.title')} />
      <EmptyState title={t('common:notFound.title')} action={<a href="/">{t('common:app.start')}</a>}>
        {t('common:notFound.text')}
      </EmptyState>
    </>
  )
}
