'use strict';
(() => {
  const all = (query) => Array.from(document.querySelectorAll(query));
  const byId = (id) => document.getElementById(id);
  const items = all('.item');
  const sections = all('.of-kind');
  const tiles = all('button.tile');
  const tools = byId('tools');
  const words = byId('words');
  const kind = byId('kind');
  const shown = byId('shown');
  const nothing = byId('nothing');
  const texts = new Map();

  const text = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };

  const places = new Map();
  all('[data-to]').forEach((link) => {
    if (link.closest('.graph, .alone')) places.set(link.dataset.to, link);
  });

  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const pressed = tiles.filter((tile) => tile.getAttribute('aria-pressed') === 'true');
    const actions = pressed.map((tile) => tile.dataset.action).filter((action) => action);
    const drift = pressed.some((tile) => tile.dataset.drift);
    let count = 0;
    for (const item of items) {
      const fits = (kind.value === '' || item.dataset.kind === kind.value)
        && (actions.length === 0 || actions.includes(item.dataset.action))
        && (!drift || item.dataset.drift === 'true')
        && wanted.every((word) => text(item).includes(word));
      item.hidden = !fits;
      if (fits) count++;
      const place = places.get(item.id);
      if (place) place.classList.toggle('dim', !fits);
    }
    for (const section of sections) {
      section.hidden = !Array.from(section.querySelectorAll('.item')).some((item) => !item.hidden);
    }
    nothing.hidden = count > 0;
    shown.textContent = count === items.length ? count + ' resources' : count + ' of ' + items.length + ' resources';
  };

  const clear = () => {
    words.value = '';
    kind.value = '';
    tiles.forEach((tile) => tile.setAttribute('aria-pressed', 'false'));
    filter();
  };

  const open = (yes) => items.forEach((item) => { if (!item.hidden) item.open = yes; });

  const visit = () => {
    let key = '';
    try {
      key = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const item = byId(key);
    if (!item || !item.classList.contains('item')) return;
    if (item.hidden) clear();
    item.open = true;
    item.scrollIntoView({ block: 'start' });
    item.querySelector('summary').focus({ preventScroll: true });
  };

  const near = (key, yes) => all('path.edge').forEach((edge) => {
    if (edge.dataset.first === key || edge.dataset.then === key) edge.classList.toggle('near', yes);
  });

  if (tools) {
    tools.hidden = false;
    tiles.forEach((tile) => {
      tile.disabled = false;
      tile.addEventListener('click', () => {
        tile.setAttribute('aria-pressed', String(tile.getAttribute('aria-pressed') !== 'true'));
        filter();
      });
    });
    words.addEventListener('input', filter);
    kind.addEventListener('change', filter);
    byId('open').addEventListener('click', () => open(true));
    byId('close').addEventListener('click', () => open(false));
    byId('clear').addEventListener('click', clear);
    document.addEventListener('keydown', (event) => {
      const typing = event.target.matches('input, select, textarea');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        words.focus();
      } else if (event.key === 'Escape' && event.target === words) {
        clear();
      }
    });
    filter();
  }
  all('.graph a').forEach((node) => {
    for (const event of ['mouseenter', 'focus']) node.addEventListener(event, () => near(node.dataset.to, true));
    for (const event of ['mouseleave', 'blur']) node.addEventListener(event, () => near(node.dataset.to, false));
  });
  all('a[data-to]').forEach((link) => link.addEventListener('click', () => {
    if (decodeURIComponent(location.hash.slice(1)) === link.dataset.to) visit();
  }));
  let before = [];
  window.addEventListener('beforeprint', () => {
    before = items.map((item) => item.open);
    items.forEach((item) => { item.open = true; });
  });
  window.addEventListener('afterprint', () => items.forEach((item, i) => { item.open = before[i]; }));
  window.addEventListener('hashchange', visit);
  visit();
})();
