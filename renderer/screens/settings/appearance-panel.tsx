// How the window looks on this computer: nothing of it is the station's, so nothing has to be saved and anybody may.
import { Segmented, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { setAppearance, systemWishes, themes, useAppearance, zooms } from '../../parts/appearance.ts'
import './appearance.css'

export function AppearancePanel() {
  const { t } = useTranslation()
  const { theme, contrast, zoom } = useAppearance()
  return (
    <section className="panel appearance">
      <h2 id="appearance">{t('appearance.title')}</h2>
      <p className="quiet">{t('appearance.note')}</p>
      <div className="appearance-rows">
        <span aria-hidden="true">{t('appearance.theme')}</span>
        <Segmented
          aria-label={t('appearance.theme')}
          value={theme}
          options={themes.map((value) => ({ value, label: t(`appearance.themes.${value}`) }))}
          onChange={(chosen) => {
            setAppearance({ theme: chosen })
          }}
        />
        <span aria-hidden="true">{t('appearance.zoom')}</span>
        <div>
          <Segmented
            aria-label={t('appearance.zoom')}
            value={zoom}
            options={zooms.map((value) => ({ value, label: `${value} %` }))}
            onChange={(chosen) => {
              setAppearance({ zoom: chosen })
            }}
          />
          <div className="quiet">{t('appearance.zoomHint')}</div>
        </div>
        <span aria-hidden="true">{t('appearance.contrast')}</span>
        <div>
          <Switch
            aria-label={t('appearance.contrast')}
            checked={contrast}
            onChange={(chosen) => {
              setAppearance({ contrast: chosen })
            }}
          />
          <div className="quiet">
            {t(systemWishes().contrast ? 'appearance.contrastBySystem' : 'appearance.contrastHint')}
          </div>
        </div>
      </div>
    </section>
  )
}
