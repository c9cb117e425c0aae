Steps of ${name}:
%{ for step in steps ~}
- ${step}
%{ endfor ~}
