/** The parts of the page that keep the focus apart: a dialog is over the rest. */
type Layer = "page" | "dialog";

/** Where an element was that had the focus. */
interface Place {
  readonly element: HTMLElement;
  readonly root: Element;
  readonly section: Element | null;
  /** The row or article that the element was in. */
  readonly item: Element | null;
  readonly before: Element | null;
  readonly after: Element | null;
}

const dialogs = "[role=dialog], [role=alertdialog]";
const articles = "article";
const rows = "[role=row]";
const controls = "a[href], button, input, select, textarea";

const isThere = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected;

/** The last item of a list before an element that is no part of it, for example of the button that reads more. */
function lastItemBefore(element: Element, section: Element | null): Element | null {
  const all = [...(section?.querySelectorAll(articles) ?? [])];
  const items = all.length > 0 ? all : [...(section?.querySelectorAll(rows) ?? [])];
  const isBefore = (item: Element): boolean =>
    (item.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return items.findLast(isBefore) ?? null;
}

function placeOf(element: HTMLElement, root: Element): Place {
  const section = element.closest(`section, ${dialogs}`);
  const item = element.closest(articles) ?? element.closest(rows);
  const before = item ? item.previousElementSibling : lastItemBefore(element, section);
  return { element, root, section, item, before, after: item?.nextElementSibling ?? null };
}

/** What is in the place of an item that is gone: the next one, or at the end of the list the one before. */
function neighborOf({ after, before }: Place): HTMLElement | undefined {
  const next = isThere(before) ? before.nextElementSibling : null;
  return [next, after, before].filter(isThere).find((item) => item.matches(`${articles}, ${rows}`));
}

/** What takes the focus in a list: the item's first button or link, or the item. */
function successorIn(place: Place): HTMLElement | null | undefined {
  if (isThere(place.item)) return place.item.querySelector<HTMLElement>(controls);
  const neighbor = neighborOf(place);
  return neighbor?.querySelector<HTMLElement>(controls) ?? neighbor;
}

/** What takes the focus around it: what is marked for it, such as the text of an empty list, or the heading. */
function successorAround({ root, section }: Place): HTMLElement | null {
  const around = [section, root].find(isThere) ?? document.querySelector("main");
  const marked = around?.querySelector<HTMLElement>("[data-takes-focus]");
  return marked ?? around?.querySelector<HTMLElement>("h1, h2, h3") ?? null;
}

function giveFocus(element: HTMLElement | null): void {
  if (element && !element.matches(controls)) element.tabIndex = -1;
  element?.focus();
}

/**
 * Keeps the focus in its place when the element that has it disappears, for example with the row of a list that a
 * button removes. Otherwise people who use the keyboard or listen to the page would begin at its top again. Who leaves
 * an element with the pointer has left it. Returns a function that ends this.
 */
export function keepFocus(): () => void {
  const places = new Map<Layer, Place>();
  /** The view is still loading: its heading takes the focus when it is there. */
  let awaitsHeading = false;

  const onFocus = ({ target }: FocusEvent): void => {
    // Menus give the focus back by themselves. The dummies beside a dialog pass it on.
    const root = target instanceof HTMLElement && target.closest(`${dialogs}, main, header`);
    if (!root) return;
    awaitsHeading = false;
    const layer = root.matches(dialogs) ? "dialog" : "page";
    places.set(layer, placeOf(target, root));
  };
  const onPointer = ({ target }: PointerEvent): void => {
    const layer = document.querySelector(dialogs) ? "dialog" : "page";
    const isLeft = !(target instanceof Node && places.get(layer)?.element.contains(target));
    if (isLeft) places.delete(layer);
  };
  const lostPlace = (): Place | undefined => {
    const isOpen = document.querySelector(dialogs) !== null;
    const place = places.get(isOpen ? "dialog" : "page");
    if (!place || place.element.isConnected) return undefined;
    // A dialog that takes the place of another one takes the focus by itself.
    return isOpen && !place.root.isConnected ? undefined : place;
  };
  const check = (): void => {
    const { activeElement, body } = document;
    const heading = document.querySelector<HTMLElement>("main h1");
    if (awaitsHeading && activeElement?.localName === "main" && heading) giveFocus(heading);
    const lost = activeElement === body ? lostPlace() : undefined;
    if (!lost) return;
    const successor = successorIn(lost) ?? successorAround(lost);
    giveFocus(successor ?? document.querySelector("main"));
    awaitsHeading = successor === null;
  };

  const observer = new MutationObserver(check);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerdown", onPointer);
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("pointerdown", onPointer);
  };
}
