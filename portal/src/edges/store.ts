/** What a page keeps in the browser. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

let forgetful = false;
const listeners = new Set<() => void>();

/** Calls once, when the browser has not taken something: a reload will not find it. */
export function whenForgetful(listener: () => void): void {
  if (forgetful) listener();
  else listeners.add(listener);
}

/** @param of throws where site data is blocked. What the browser does not take, or has no room for, lives as long as the page. */
function storeIn(of: () => Storage): Store {
  const memory = new Map<string, string>();
  const tried = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return act(of());
    } catch {
      return undefined;
    }
  };
  const remove = (key: string): void => {
    memory.delete(key);
    tried((storage) => storage.removeItem(key));
  };
  return {
    get: (key) => memory.get(key) ?? tried((storage) => storage.getItem(key)) ?? null,
    set(key, value) {
      // The old value goes first: it must not come back after a reload as if it were the new one.
      remove(key);
      if (tried((storage) => (storage.setItem(key, value), true))) return;
      memory.set(key, value);
      if (forgetful) return;
      forgetful = true;
      for (const listener of listeners) listener();
    },
    remove,
    keys: () => [...memory.keys(), ...(tried((storage) => Object.keys(storage)) ?? [])],
  };
}

export const ofBrowser = storeIn(() => localStorage);
export const ofTab = storeIn(() => sessionStorage);
