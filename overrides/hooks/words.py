"""The words of the interface: one table, both languages.

Templates read them as `words.key`, hooks as `config.extra["words"]["key"]`.
"""

from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

LANGUAGES = ("es", "en")
WORDS = {
    "tagline": ("guía del trabajo en segundo plano", "a guide to background processing"),
    # header, navigation
    "skip": ("Saltar al contenido", "Skip to the content"),
    "sections": ("Secciones", "Sections"),
    "guide": ("Guía", "Guide"),
    "blog": ("Blog", "Blog"),
    "theme": ("Tema", "Theme"),
    "theme_auto": ("Sistema", "System"),
    "theme_light": ("Claro", "Light"),
    "theme_dark": ("Oscuro", "Dark"),
    "contents": ("Índice", "Contents"),
    "parts": ("Partes del libro", "Parts of the book"),
    "blog_pages": ("Páginas del blog", "Pages of the blog"),
    "on_this_page": ("En esta página", "On this page"),
    "letters": ("Términos por letra", "Terms by letter"),
    "path": ("Ruta", "Path"),
    "part": ("Parte", "Part"),
    "chapter": ("Capítulo", "Chapter"),
    "chapters": ("Capítulos", "Chapters"),
    "edit": ("Mejora esta página", "Improve this page"),
    "previous": ("Anterior", "Previous"),
    "next": ("Siguiente", "Next"),
    "previous_part": ("Parte anterior", "Previous part"),
    "next_part": ("Parte siguiente", "Next part"),
    "neighbours": ("Página anterior y siguiente", "Previous and next page"),
    # footer
    "footer": ("Pie", "Footer"),
    "footer_text": (
        "Guía y blog sobre el trabajo en segundo plano. Los programas se ejecutan en cada publicación.",
        "A guide and a blog about background processing. Its programs run at every publication.",
    ),
    "tags": ("Etiquetas", "Tags"),
    # search
    "search": ("Buscar", "Search"),
    "search_hint": ("Busca en la guía y en el blog", "Search the guide and the blog"),
    "close": ("Cerrar", "Close"),
    "search_section": ("sección", "section"),
    "search_sections": ("secciones", "sections"),
    "search_page": ("página", "page"),
    "search_pages": ("páginas", "pages"),
    "search_in": ("en", "on"),
    "search_more": ("# más en esta página", "# more on this page"),
    "search_all": ("Todos los resultados, en una página", "All results, on a page"),
    "search_none": (
        "Nada con esas palabras. Prueba con menos, o con otras.",
        "Nothing has those words. Try fewer, or others.",
    ),
    "search_near": ("Nada se escribe así; esto se parece:", "Nothing is spelled like that; these are close:"),
    "search_some": ("Ninguna página tiene todas las palabras; estas, algunas:", "No page has all the words; some do:"),
    "search_failed": (
        "El índice no se pudo cargar. Escribe para intentarlo otra vez.",
        "The index could not be loaded. Type to try again.",
    ),
    "search_needs": (
        "La búsqueda necesita JavaScript, y aquí está desactivado. Estas páginas llevan a todo lo demás.",
        "The search needs JavaScript, which is off here. These pages lead to everything else.",
    ),
    "search_else": ("Otras maneras de encontrarlo", "Other ways to find it"),
    "book_map": ("Mapa del libro", "Map of the book"),
    # programs
    "output": ("Salida", "Output"),
    "console": ("Consola", "Console"),
    "fails": ("falla", "fails"),
    "works": ("funciona", "works"),
    "verified": ("Comprobado con", "Verified with"),
    "tested_part": ("Parte de la aplicación: la ejecutan sus pruebas", "A part of the application, run by its tests"),
    "wrong": (
        "Este programa no hace lo que enseña la página",
        "This program does not do what the page shows",
    ),
    "unverified": ("Nadie ha comprobado este bloque", "Nothing has checked this block"),
    "copy_code": ("Copiar", "Copy"),
    "copied": ("Copiado", "Copied"),
    "selected": ("Seleccionado: cópialo con el teclado", "Selected: copy it with the keyboard"),
    "note": ("Nota", "Note"),
    "back": ("Volver al código", "Back to the code"),
    # figures
    "piece_wrong": ("Hay un número vacío o fuera de su margen.", "A number is missing or out of its range."),
    "data": ("Los datos", "The data"),
    "data_from": ("Números de la salida grabada de", "Numbers from the recorded output of"),
    # what was checked
    "counted": ("Comprobado en esta publicación", "Checked for this publication"),
    "counted_pages": ("páginas, en los dos idiomas", "pages, in both languages"),
    "counted_blocks": ("bloques de código", "blocks of code"),
    "counted_programs": ("programas", "programs"),
    "counted_sessions": ("sesiones de consola", "console sessions"),
    "counted_runs": ("ejecuciones que lo respaldan", "runs that stand behind them"),
    # Markdown
    "table": ("Tabla", "Table"),
    "done": ("Hecho", "Done"),
    "pending": ("Pendiente", "To do"),
    "back_to_text": ("Volver al texto", "Back to the text"),
    # blog
    "published": ("Publicada el", "Published on"),
    "updated": ("Actualizada el", "Updated on"),
    "by": ("por", "by"),
    "minutes": ("min de lectura", "min read"),
    "draft": ("Borrador", "Draft"),
    "read_on": ("Para seguir leyendo", "Read on"),
    "series": ("Serie", "Series"),
    "all_series": ("Series", "Series"),
    "part_of": ("Parte {} de {}", "Part {} of {}"),
    "part_here": ("estás aquí", "you are here"),
    "archive": ("Archivo", "Archive"),
    "category": ("Categoría", "Category"),
    "author": ("Autor", "Author"),
    "one_post": ("1 entrada", "1 post"),
    "many_posts": ("{} entradas", "{} posts"),
    "feed": ("Canal Atom (RSS)", "Atom feed (RSS)"),
    "pages": ("Páginas", "Pages"),
    "page": ("Página", "Page"),
    "all_posts": ("Todas las entradas", "All posts"),
    "no_posts": ("Aún no hay entradas.", "No posts yet."),
    # comments
    "comments": ("Comentarios", "Comments"),
    "comments_about": (
        "Los comentarios están en GitHub: al abrirlos, tu navegador se conecta con giscus.app.",
        "Comments live on GitHub: opening them connects your browser to giscus.app.",
    ),
    "comments_open": ("Ver y escribir comentarios", "Read and write comments"),
    "comments_there": ("Leerlos en GitHub", "Read them on GitHub"),
    # home
    "book": ("El libro, por partes", "The book, part by part"),
    "book_about": (
        "Cada bloque es un capítulo y cada parte empieza donde la anterior termina.",
        "Each block is a chapter; each part starts where the one before it ends.",
    ),
    "latest": ("Lo último en el blog", "Latest from the blog"),
    # 404
    "lost": ("Esta página no está en la cola.", "This page is not in the queue."),
    "lost_lead": (
        "La dirección no existe o cambió de sitio. El resto del libro sigue en marcha.",
        "The address does not exist or has moved. The rest of the book is still running.",
    ),
    "foreground": ("Primer plano", "Foreground"),
    "background": ("Segundo plano", "Background"),
    "request": ("petición", "request"),
    "nothing_to_do": ("nada que hacer", "nothing to do"),
    "go_on": ("Sigue por aquí", "Go on from here"),
    # said in the other language, with a link there
    "other_lost": (
        "This page is not in the queue: start from the home page",
        "Esta página no está en la cola: empieza por la portada",
    ),
    "home_and_map": ("Inicio y mapa del libro", "Home and map of the book"),
    "latest_posts": ("Últimas entradas del blog", "Latest posts of the blog"),
}


@event_priority(90)  # before the hooks that read the table
def on_config(config: MkDocsConfig) -> None:
    i18n: Any = config.plugins["i18n"]
    column = LANGUAGES.index(i18n.current_language or i18n.default_language)
    config.extra["words"] = {key: pair[column] for key, pair in WORDS.items()}


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.globals["words"] = config.extra["words"]
