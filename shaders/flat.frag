#version 330 core
// One colour: lakes, and land without relief.

uniform vec4 fillColour;

out vec4 colour;

void main() { colour = fillColour; }
