try{if((localStorage["mdcms:warm"]||"").endsWith("/{boot}"))document.documentElement.dataset.warm=""}catch{}
