import { ROLES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../lib/session.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { SelectField } from '../../ui/filter-row.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { GuideView } from './guide-view.tsx'

/** The guide of each role the person has; another one by choice. All of it is in the product, nothing is fetched outside. */
export default function HelpPage() {
  const { t, i18n } = useTranslation()
  const [filter, change] = useUrlFilter()
  const own = useSession()?.actor.roles ?? ['peserta']
  const chosen = ROLES.find((role) => role === filter.peran)
  return (
    <>
      <PageHeader
        title={t('help:title')}
        lead={t('help:lead')}
        actions={
          <LinkButton to="/bantuan/istilah" variant="default">
            {t('help:glossary')}
          </LinkButton>
        }
      />
      {i18n.language === 'id' ? null : <Notice>{t('help:language')}</Notice>}
      <div style={{ maxWidth: 320 }}>
        <SelectField
          label={t('help:role')}
          all={t('help:own')}
          value={chosen}
          options={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
          onSelect={(peran) => change({ peran })}
        />
      </div>
      {(chosen ? [chosen] : own).map((role) => (
        <GuideView key={role} name={role} />
      ))}
    </>
  )
}
