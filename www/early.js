try{const s=localStorage,d=document.documentElement.dataset,m=s["mdcms:mode"];if(m)d.theme=m;if((s["mdcms:warm"]||"").endsWith("/{boot}"))d.warm=""}catch{}
