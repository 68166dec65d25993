"""Two figures in order."""

# fmt: off
RIGHT = [
    ("teenage",  "El porcentaje pasó de 8.3 % a 8.9 %."),
    ("teenage",  "El embarazo adolescente aumentó de 8.3 % a 8.9 %."),
    ("teenage",  "El indicador aumentó, pasando de 8.3 % a 8.9 %."),
    ("violence", "La violencia disminuyó de 8.8 % a 7.6 %."),
    ("violence", "La tolerancia pasó de 7.6 % a 8.8 %."),
    ("violence", "El indicador pasó de 13.6 % a 8.8 % y luego a 7.6 %."),
    ("violence", "La ejecución del presupuesto aumentó de 9.0 % a 7.0 %."),
    ("violence", "En la Selva la violencia disminuyó de 7.6 % a 8.8 %."),
    ("teenage",  "El indicador pasó de 12.6 % a 8.3 % entre 2019 y 2020."),
    ("teenage",  "El indicador pasó de 12.6 % a 8.3 % y luego subió a 8.9 %."),
    ("attended", "El número de personas atendidas aumentó de 11 250 a 15 320."),
    ("teenage",  "El indicador disminuyó de 12.6 % a 8.9 %."),
    ("teenage",  "El indicador se redujo en mujeres de 15 a 17 años."),
    ("violence", "La violencia psicológica pasó de 7.6 % a 8.8 %."),
    ("violence", "El indicador pasó de 10.0 % a 8.8 % y a 7.6 %."),
    ("violence", "El indicador pasó de 8.8 % a 7.6 %, y la meta, de 8.4 % a 7.8 %."),
    ("violence", "El indicador pasó de rojo a verde."),
    ("violence", "El presupuesto del indicador pasó de 8.8 a 9.0 millones."),
    ("teenage",  "El indicador se redujo de 2019 a 2021."),
    ("teenage",  "El indicador aumentó de 3 a 5 el número de variables."),
]
WRONG = [
    ("teenage",  "El porcentaje pasó de 8.9 % a 8.3 %."),
    ("teenage",  "El embarazo adolescente disminuyó de 8.3 % a 8.9 %."),
    ("teenage",  "El indicador disminuyó, pasando de 8.3 % a 8.9 %."),
    ("violence", "La violencia aumentó de 8.8 % a 7.6 %."),
    ("violence", "El indicador pasó de 7.6 % a 8.8 %."),
    ("attended", "El número de personas atendidas disminuyó de 11 250 a 15 320."),
    ("attended", "El número de personas atendidas pasó de 15 320 a 11 250."),
    ("index",    "El índice pasó de 28.71 a 26.10."),
]
# fmt: on
