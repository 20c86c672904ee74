import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { GuideView } from './guide-view.tsx'
import { GLOSSARY } from './guides.ts'

export default function GlossaryPage() {
  const { t, i18n } = useTranslation()
  return (
    <>
      <PageHeader
        title={t('help:glossary')}
        actions={
          <LinkButton to="/bantuan" variant="default">
            {t('help:title')}
          </LinkButton>
        }
      />
      {i18n.language === 'id' ? null : <Notice>{t('help:language')}</Notice>}
      <GuideView name={GLOSSARY} />
    </>
  )
}
