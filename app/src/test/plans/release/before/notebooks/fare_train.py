# Databricks notebook source
print("fare train")
