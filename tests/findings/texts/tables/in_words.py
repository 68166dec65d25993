"""Differences whose figure is a word."""

# fmt: off
RIGHT = [
    ("teenage",  "El embarazo adolescente aumentó un punto porcentual respecto de 2020."),
    ("teenage",  "El indicador aumentó medio punto porcentual frente a 2020."),
    ("violence", "El indicador se redujo en un punto porcentual respecto de 2020."),
    ("violence", "El indicador se redujo en tres puntos porcentuales desde 2018."),
    ("violence", "La violencia psicológica aumentó dos puntos porcentuales."),
    ("violence", "El presupuesto aumentó cinco puntos porcentuales."),
    ("violence", "El indicador se redujo más de un punto porcentual respecto de 2020."),
    ("violence", "En el área rural el indicador subió tres puntos porcentuales."),
    ("teenage",  "El indicador aumentó un punto porcentual menos que la meta."),
]
WRONG = [
    ("teenage",  "El embarazo adolescente aumentó dos puntos porcentuales respecto de 2020."),
    ("teenage",  "El indicador aumentó tres puntos porcentuales frente a 2020."),
    ("violence", "El indicador se redujo en cinco puntos porcentuales respecto de 2020."),
    ("methods",  "El uso de métodos anticonceptivos aumentó cuatro puntos porcentuales respecto de 2020."),
    ("teenage",  "El indicador disminuyó un punto porcentual respecto de 2020."),
]
# fmt: on
